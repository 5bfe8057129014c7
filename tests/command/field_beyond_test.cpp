// Numbers that no place or scale has: far beyond a scale, codes in bands, degrees in other units, columns of codes.

#include "tests/catch.h"
#include "tests/command/field.h"

namespace field_beyond_test {

using namespace yindi;
using namespace yindi::field;
using test::run;
using Lines = std::vector<std::string>;

namespace {

/// What `check` says of the example.
std::string said_of(const Scratch& scratch) {
  const test::Run check = run({"check", scratch.path()});
  return check.out + check.err;
}

const std::string head = "id,name_en,name_zh,profile,lon,lat,elev_seat_m,schooling_years,pop_2020,hazard_drought,"
                         "hazard_frost,warmth\n";

/// Four counties with a mean temperature; `degrees` from the second on.
std::string said_of_degrees(const Lines& degrees) {
  const Scratch scratch;
  const Lines rows = {"511921,Tongjiang,通江县,hilly,107.245,31.912,395,8.35,521875,0.3,0.05,16.5",
                      "513334,Litang,理塘县,plateau,100.270,29.996,3950,5.73,67293,0.1,0.4,",
                      "511922,Nanjiang,南江县,hilly,106.829,32.347,577,,467609,0.3,0.05,",
                      "511923,Pingchang,平昌县,hilly,107.10,31.56,360,,716000,,,"};
  std::string table = head + rows[0] + "\n";
  for (std::size_t i = 1; i < rows.size(); ++i) table += rows[i] + degrees[i - 1] + "\n";
  scratch.write("counties.csv", table);
  scratch.replace("columns.csv", "industries,elev", "counties,warmth,degC,census,official,\nindustries,elev");
  return said_of(scratch);
}

std::string said_of_table(const std::string& bytes) {
  const TableFile table(bytes);
  return run({"matrix", table.path, "--method", "saw", "--directions", "max"}).err;
}

} // namespace

TEST_CASE("a value far beyond its scale is told, and makes no verdict clear", "[field][fifth]") {
  for (const char* value : {"90000", "9000000", "1e20", "-900", "-500000"}) {
    CAPTURE(value);
    const Scratch scratch;
    scratch.replace("values.csv", "yak,income,900,", std::string("yak,income,") + value + ",");
    CHECK(has(said_of(scratch), "far beyond the scale, which goes from 0 to 4000"));
    CHECK_FALSE(has(run({"rank", scratch.path(), "--county", "513334"}).out, "Clear"));
  }
  const Scratch scratch;
  scratch.replace("values.csv", "yak,income,900,", "yak,income,5200,"); // beyond, and what may be
  CHECK_FALSE(has(said_of(scratch), "beyond the scale"));
}

TEST_CASE("a code in any corner of a band is told", "[field][fifth]") {
  for (const char* band :
       {"-9999;-9999;-9999;-9999", "200;440;9999;9999", "-9999;-9999;1500;2130", "-99;440;1500;2130"}) {
    CAPTURE(band);
    const Scratch scratch;
    scratch.replace("industries.csv", "200;440;1500;2130", band);
    CHECK(has(said_of(scratch), "is how many tables write \"no data\""));
  }
}

TEST_CASE("degrees that no land has are told with the unit that they may be in", "[field][fifth]") {
  CHECK(has(said_of_degrees({"8.2", "290.2", "15.1"}), "in kelvin? then it is 17.1"));             // 290.2 - 273.15
  CHECK(has(said_of_degrees({"16.2", "62.8", "15.1"}), "in degrees Fahrenheit? then it is 17.1")); // 30.8 / 1.8
  CHECK(has(said_of_degrees({"8.2", "171", "15.1"}), "no place on land has 171 °C"));
  CHECK(has(said_of_degrees({"8.2", "-99", "-4.5"}), "leave the cell blank"));
  CHECK_FALSE(has(said_of_degrees({"-8.2", "41", "-38"}), "no place on land"));
}

TEST_CASE("among per cents fractions are the slip, however many they are", "[field][fifth]") {
  const Scratch scratch;
  scratch.replace("columns.csv", "industries,elev", "counties,warmth,%,census,official,\nindustries,elev");
  std::string table = head;
  for (int i = 0; i < 9; ++i)
    table += std::to_string(511921 + i) + ",A" + std::to_string(i) + ",甲" + std::to_string(i) + ",hilly,10" +
             std::to_string(i) + ".1,31.1,395,8.35,52187" + std::to_string(i) + ",0.3,0.05," +
             (i < 5 ? "0.6" + std::to_string(i) : "6" + std::to_string(i)) + "\n";
  scratch.write("counties.csv", table);
  const std::string said = said_of(scratch);
  CHECK(has(said, "a fraction instead of per cent? then it is 60"));
  CHECK_FALSE(has(said, "then it is 0.65"));
}

TEST_CASE("columns of codes and dates are no criteria without a word", "[field][fifth]") {
  CHECK(has(said_of_table("name,price,zipcode\na,10,94110\nb,12,02139\nc,9,10001\n"), "the column \"zipcode\""));
  CHECK(has(said_of_table("name,price,fips\na,10,1001\nb,12,1003\nc,9,36061\n"), "the column \"fips\""));
  CHECK(has(said_of_table("name,ID,price\na,101,10\nb,102,12\nc,103,9\n"), "the column \"ID\""));
  CHECK(has(said_of_table("name,price,日期\na,10,20240501\nb,12,20240603\nc,9,20240702\n"), "the column \"日期\""));
  CHECK_FALSE(has(said_of_table("name,price,yield\na,10,101\nb,12,102\nc,9,103\n"), "takes part as a criterion"));
}

TEST_CASE("a way in another unit has the cure in kilometres and minutes", "[field][fifth]") {
  const auto said = [](const char* km, const char* minutes) {
    const Scratch scratch;
    scratch.write("links.csv",
                  std::string("from,to,kind,km,minutes,source\n511921,513334,road,") + km + "," + minutes + ",\n");
    return said_of(scratch);
  };
  CHECK(has(said("36.9 mi", "90"), "write 59.38")); // 1.609344 km a mile
  CHECK(has(said("59400 m", "90"), "write 59.4"));
  CHECK(has(said("59.4", "1.5 h"), "write 90"));
  CHECK_FALSE(has(said("36.9 mi", "90"), "write 36.9"));
}

} // namespace field_beyond_test
