#include "engine/format/charset.h"

#include <algorithm>
#include <boost/locale/encoding.hpp>
#include <cctype>
#include <cstddef>
#include <string>
#include <vector>

namespace yindi {
namespace {

unsigned char byte_at(std::string_view text, std::size_t i) {
  return i < text.size() ? static_cast<unsigned char>(text[i]) : 0;
}

/// The 800 most frequent characters of our own Chinese texts and of the names in our tables. Three in four characters
/// of a Chinese table are among them; of Korean or Japanese that is read as GB18030 one in five.
constexpr const char* frequent_characters = "的不县一有业人数是最为值和个在分区地没中重产出各等以年同上用可公要能差件"
                                            "取名度开高样本行则权得好与文至作方准相表其或列比多工入时市对类请资部计之"
                                            "成均只这于实适条定种按据到低选大法生案了断算位事写所会已点农项全处由里都"
                                            "格例第次小下水标两来过该就改未网自排山从单决料川收间级少判培原每首限国加"
                                            "宜程较栽无缺温邻录内明米务城气四果理场示者后序保也合动现抽员轮答因题家组"
                                            "先灾留共此别问日长平参结李经变给存前应补记误干力路海户边口量金态元字门钱"
                                            "拔但空失近界花知品西照害另商何源规号它带风及范并见划几看常省他起化做三受"
                                            "丘查价机陵技指需再险月半居目么如统服代围手性降贴测而卷哪主候头厂布术致约"
                                            "余什损放乘把被确江万否新除越青验回周持货式提通卖任设离掉正质报运椒活达插"
                                            "牛去减线救读占超采谁填求接客夹整园面优天当端够说特压些备模益游页评使站检"
                                            "论州制份还修率突物土电距易型道凉输关牧容弱南系节志连企编更形坡核打色住依"
                                            "册复毫伏村二称集远育桃畜胜安旁民羊教苗旅完域随雨伴须阳联库外草向告局预叫"
                                            "茶似乎粮养耕赋束期象增东马码红桑含假普供陡冷符进素显识筹牦旱即负己附构热"
                                            "注认角许心载甘策换择倍藏底蚕领影身然孜涝投意止靠政发尚群梯折导薄子总建石"
                                            "薯五支挤菜苹票济快引光雅阵响稞逐且腐铃费烂财矩舍将偏反您镇张步买巴管足仍"
                                            "命体稳研盆跟富若直属末零置析议交油松殖移尺满白十错证克停苦材绵删令科坝北"
                                            "麦季车解版估才隔图互介售树茧社攀洪仅紧学玫瑰蔬冰朝毁伤归雪状转太尽荞药木"
                                            "卫固推德极信造轻着感甜茸塘宁治频钟府银防枝食血某猕猴耳柑盖摘雹辖耐繁印非"
                                            "述征拥栏敏葡萄竹康林房究替百劣效充宽独环广利板流叶菌河键段落片让链怎汇功"
                                            "般橙想待拟贡献尔室波植龙麻谷阿鉴饲层软包续始递根址簿坏劳禽肉那窗调截异净"
                                            "封密争助讨乐纸吃苎纬护景恢清销们圈曲强禁启扶右走我黑闻络晓台拿承延挣灌魔"
                                            "芋猪宿校退歧绕绝竞鲜渠驻岁牲订怕惜既略沿混却必找糊脆很赖营障族酒溪玉美储"
                                            "覆书牌索情观微粗";

unsigned two_bytes(unsigned char a, unsigned char b) { return static_cast<unsigned>(a) << 8 | b; }

bool is_frequent(unsigned char a, unsigned char b) {
  static const std::vector<unsigned> codes = [] {
    const std::string bytes = boost::locale::conv::from_utf<char>(frequent_characters, "GB18030");
    std::vector<unsigned> result;
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2)
      result.push_back(two_bytes(byte_at(bytes, i), byte_at(bytes, i + 1)));
    std::sort(result.begin(), result.end());
    return result;
  }();
  return std::binary_search(codes.begin(), codes.end(), two_bytes(a, b));
}

/// How many characters beyond ASCII a reading has, and how many of them are frequent in it.
struct Guess {
  bool has_form = true;
  long characters = 0, frequent = 0;
  /// Of GB18030: rows 0xB0–0xF7, of them 0xB0–0xC8 and those of everyday Chinese, and Japanese kana.
  long han = 0, early_han = 0, everyday = 0, kana = 0;

  double share() const { return characters > 0 ? static_cast<double>(frequent) / static_cast<double>(characters) : 0; }
};

Guess as_gb18030(std::string_view text) {
  Guess result;
  for (std::size_t i = 0; i < text.size();) {
    const unsigned char a = byte_at(text, i), b = byte_at(text, i + 1), c = byte_at(text, i + 2),
                        d = byte_at(text, i + 3);
    if (a < 0x80) {
      ++i;
      continue;
    }
    const bool two = a != 0x80 && a != 0xFF && b >= 0x40 && b <= 0xFE && b != 0x7F;
    const bool four =
        a != 0x80 && a != 0xFF && b >= 0x30 && b <= 0x39 && c >= 0x81 && c <= 0xFE && d >= 0x30 && d <= 0x39;
    if (!two && !four) {
      result.has_form = false;
      return result;
    }
    i += two ? 2 : 4;
    if (four) continue; // rare characters of names, in simplified and other texts
    ++result.characters;
    if (b >= 0xA1 && a >= 0xB0 && a <= 0xF7)
      ++result.han, result.early_han += a <= 0xC8 ? 1 : 0, result.everyday += is_frequent(a, b) ? 1 : 0;
    if (b >= 0xA1 && (a == 0xA4 || a == 0xA5)) ++result.kana;
    // Rows of Han characters, and of punctuation and full-width letters.
    if (b >= 0xA1 && ((a >= 0xB0 && a <= 0xF7) || a == 0xA1 || a == 0xA3)) ++result.frequent;
  }
  return result;
}

Guess as_big5(std::string_view text) {
  Guess result;
  for (std::size_t i = 0; i < text.size();) {
    const unsigned char a = byte_at(text, i), b = byte_at(text, i + 1);
    if (a < 0x80) {
      ++i;
      continue;
    }
    if (a < 0x81 || a > 0xFE || !((b >= 0x40 && b <= 0x7E) || (b >= 0xA1 && b <= 0xFE))) {
      result.has_form = false;
      return result;
    }
    i += 2;
    ++result.characters;
    if ((a >= 0xA4 && a <= 0xC6) || a == 0xA1) ++result.frequent;
  }
  return result;
}

/// EUC-JP has its kana where GB18030 has them, and EUC-KR all its syllables in rows where GB18030 has Han characters by
/// sound from a to n; of a Chinese text two in five lie beyond. A few names show it by characters that are odd
/// together.
bool may_be_japanese_or_korean(const Guess& gb) {
  const bool by_sound = gb.han > 0 && gb.early_han == gb.han;
  return gb.kana > 0 || (by_sound && gb.han >= 8) || 3 * gb.everyday < gb.han || (by_sound && 2 * gb.everyday < gb.han);
}

/// Whether bytes beyond ASCII stand alone between others, each a letter beside a letter or a sign that Western texts
/// have. In Big5 every second byte may be ASCII, too; then they come at every second place, which counts where the text
/// can be Big5.
bool is_western(std::string_view text, bool can_be_big5) {
  long all = 0, alone = 0, at_second_place = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const unsigned char c = byte_at(text, i), before = i > 0 ? byte_at(text, i - 1) : 0, after = byte_at(text, i + 1);
    if (c < 0x80) continue;
    ++all;
    const bool beside_letter = std::isalpha(before) != 0 || std::isalpha(after) != 0;
    const bool letter = c >= 0xC0 && c <= 0xFE && c != 0xD7 && c != 0xF7;
    const bool sign = c == 0x80 || c == 0x85 || (c >= 0x91 && c <= 0x97) || (c >= 0xA0 && c <= 0xBF);
    if (!(letter && beside_letter) && !sign) return false;
    if (before < 0x80 && after < 0x80) ++alone;
    if (byte_at(text, i + 2) >= 0x80 && after < 0x80) ++at_second_place;
  }
  return all > 0 && 5 * alone >= 4 * all && (!can_be_big5 || 10 * at_second_place < 3 * all);
}

} // namespace

Charset charset_of(std::string_view bytes) {
  constexpr double most = 0.75;
  const Guess gb = as_gb18030(bytes), big5 = as_big5(bytes);
  if (gb.has_form && gb.share() >= most)
    return may_be_japanese_or_korean(gb) ? Charset::doubtful_gb18030 : Charset::gb18030;
  if (is_western(bytes, big5.has_form)) return Charset::windows_1252;
  if (big5.has_form && big5.share() >= most && big5.share() > gb.share() + 0.2) return Charset::big5;
  if (!gb.has_form) return Charset::none;
  return 2 * gb.frequent >= gb.characters ? Charset::gb18030 : Charset::doubtful_gb18030;
}

const char* name(Charset charset) {
  switch (charset) {
  case Charset::gb18030:
  case Charset::doubtful_gb18030:
    return "GB18030";
  case Charset::big5:
    return "Big5";
  case Charset::windows_1252:
    return "Windows-1252";
  case Charset::none:
    break;
  }
  return "";
}

} // namespace yindi
