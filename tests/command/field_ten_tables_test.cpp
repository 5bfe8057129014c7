// Ten tables as R, Python and spreadsheets write them: each goes through `matrix` with at most two options, and gives
// what the canonical table of the same numbers gives.

#include "tests/catch.h"
#include "tests/command/field.h"

#include <boost/locale/encoding.hpp>

namespace field_ten_tables_test {

using namespace yindi;
using namespace yindi::field;
using test::run;

namespace {

struct Table {
  const char* what;
  std::string bytes;
  std::vector<std::string> options; ///< at most two, each with its value
  std::string canonical;
};

std::string gbk(const std::string& text) { return boost::locale::conv::from_utf<char>(text, "GB18030"); }

const std::string cars =
    "alternative,mpg,hp,wt\ndirection,max,max,min\nMazda RX4,21,110,2.62\nDatsun 710,22.8,93,2.32\n"
    "Valiant,18.1,105,3.46\nDuster 360,14.3,245,3.57\n";
const std::string teas = "alternative,yield,price,risk\ndirection,max,max,min\nweight,0.5,0.3,0.2\n"
                         "green,120,35.5,0.2\nblack,140,28.25,0.15\nwhite,60,90,0.4\n";

std::vector<Table> ten() {
  const std::vector<std::string> of_cars = {"--directions", "max,max,min"};
  const std::vector<std::string> of_teas = {"--directions", "max,max,min", "--weights", "0.5,0.3,0.2"};
  return {
      {"R, write.csv: names of rows, everything quoted",
       "\"\",\"mpg\",\"hp\",\"wt\"\n\"Mazda RX4\",21,110,2.62\n\"Datsun 710\",22.8,93,2.32\n\"Valiant\",18.1,105,3.46\n"
       "\"Duster 360\",14.3,245,3.57\n",
       of_cars, cars},
      {"R, write.table: a header that is one field short, tabs",
       "mpg\thp\twt\nMazda RX4\t21\t110\t2.62\nDatsun 710\t22.8\t93\t2.32\nValiant\t18.1\t105\t3.46\n"
       "Duster 360\t14.3\t245\t3.57\n",
       of_cars, cars},
      {"R, write.csv2: semicolons and decimal commas",
       "\"\";\"mpg\";\"hp\";\"wt\"\n\"Mazda RX4\";21;110;2,62\n\"Datsun 710\";22,8;93;2,32\n\"Valiant\";18,1;105;3,46\n"
       "\"Duster 360\";14,3;245;3,57\n",
       of_cars, cars},
      {"pandas, to_csv: a blank first header, whole numbers as floats",
       ",yield,price,risk\ngreen,120.0,35.5,0.2\nblack,140.0,28.25,0.15\nwhite,60.0,90.0,0.4\n", of_teas, teas},
      {"pandas on Windows: a byte order mark and CR LF",
       "\xEF\xBB\xBFtea,yield,price,risk\r\ngreen,120,35.5,0.2\r\nblack,140,28.25,0.15\r\nwhite,60,90,0.4\r\n", of_teas,
       teas},
      {"numpy: exponents",
       "tea,yield,price,risk\ngreen,1.2e+02,3.55e+01,2.0e-01\nblack,1.4e+02,2.825e+01,1.5e-01\n"
       "white,6e+01,9e+01,4e-01\n",
       of_teas, teas},
      {"a decision matrix with units in its header, objectives as 1 and −1",
       "Tea,Yield (kg/mu),\"Price, yuan/kg\",Risk [0-1]\ncriterion type,1,1,-1\nWeights,0.5,0.3,0.2\n"
       "green,120,35.5,0.2\nblack,140,28.25,0.15\nwhite,60,90,0.4\n",
       {},
       "alternative,Yield (kg/mu),\"Price, yuan/kg\",Risk [0-1]\n" + teas.substr(teas.find("direction"))},
      {"a Chinese spreadsheet in GBK, with a title above and blank columns at the right",
       gbk("方案,产量,价格,风险,,\n方向,正向,正向,逆向,,\n权重,0.5,0.3,0.2,,\n绿茶,120,35.5,0.2,,\n"
           "红茶,140,28.25,0.15,,\n白茶,60,90,0.4,,\n,,,,,\n"),
       {},
       "alternative,产量,价格,风险\ndirection,max,max,min\nweight,0.5,0.3,0.2\n绿茶,120,35.5,0.2\n红茶,140,28.25,0.15\n"
       "白茶,60,90,0.4\n"},
      {"Excel in Germany: sep=; above, padding",
       "sep=;\nTee;yield;price;risk;\ngreen;120;35,5;0,2;\nblack;140;28,25;0,15;\nwhite;60;90;0,4;\n;;;;\n", of_teas,
       teas},
      {"more columns than count",
       "tea,yield,harvest,price,risk\ngreen,120,3,35.5,0.2\nblack,140,2,28.25,0.15\nwhite,60,1,90,0.4\n",
       {"--directions", "max,max,min", "--columns", "yield,price,risk"},
       "alternative,yield,price,risk\ndirection,max,max,min\n" + teas.substr(teas.find("green"))},
  };
}

} // namespace

TEST_CASE("ten tables as R, Python and spreadsheets write them", "[field]") {
  const std::vector<Table> tables = ten();
  CHECK(tables.size() == 10);
  for (const Table& table : tables) {
    INFO(table.what);
    REQUIRE(table.options.size() <= 4);
    const TableFile file(table.bytes), canonical(table.canonical);
    std::vector<std::string> arguments = {"matrix", file.path, "--method", "topsis", "--format", "csv"};
    const test::Run right = run({"matrix", canonical.path, "--method", "topsis", "--format", "csv"});
    REQUIRE(right.status == 0);
    arguments.insert(arguments.end(), table.options.begin(), table.options.end());
    const test::Run given = run(arguments);
    INFO(given.err);
    CHECK(given.status == 0);
    CHECK(given.out == right.out);
  }
}

} // namespace field_ten_tables_test
