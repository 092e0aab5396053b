"""Every text that the command shows, in Chinese and English, in one table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Lang = Literal["zh", "en"]

TEXTS: dict[str, tuple[str, str]] = {
    # --- an input that cannot be read: what happened; what to do
    "missing": ("没有这个文件或文件夹；请检查路径", "no such file or folder; check the path"),
    "denied": ("没有读取权限；请先取得权限", "no permission to read it; obtain the permission first"),
    "unreadable": (
        "读取时出错（{detail}）；请检查存储后重试",
        "reading failed ({detail}); check the storage and try again",
    ),
    "empty": ("文件是空的；请重新导出或下载", "the file is empty; export or download it again"),
    "no_text": ("里面没有文字；请确认选对了文件", "there is no text in it; check that it is the right file"),
    "unknown_form": (
        "不认得后缀“{suffix}”；能读的有 {known}，请另存为其中一种",
        "the suffix “{suffix}” is not known; save it as one of {known}",
    ),
    "empty_folder": (
        "文件夹里没有能读的文件；能读的有 {known}",
        "no file in this folder can be read; those that can are {known}",
    ),
    "mismatch": (
        "后缀是“{suffix}”，内容却是 {found}；请把后缀改成“{wanted}”再读",
        "the suffix is “{suffix}” but the content is {found}; rename it to “{wanted}”",
    ),
    "old_office": (
        "是旧版或加密的 Office 文件；请用 Office 或 WPS 另存为不加密的 .docx 或 .xlsx",
        "it is an old or encrypted Office file; save it as an unencrypted .docx or .xlsx",
    ),
    "too_large": (
        "有 {size}，超过上限 {limit}（{why}）；请拆成几份",
        "it has {size}, more than the limit of {limit} ({why}); split it",
    ),
    "unknown_encoding": (
        "认不出文字编码（试过 UTF-8、UTF-16、GB18030）；请另存为 UTF-8",
        "the encoding is none of UTF-8, UTF-16, GB18030; save it as UTF-8",
    ),
    "binary": ("不是文字文件；请确认选对了文件", "it is no text file; check that it is the right file"),
    "damaged": (
        "文件已损坏，打不开（{detail}）；请重新导出或下载",
        "the file is damaged ({detail}); export or download it again",
    ),
    "not_word": (
        "是压缩包，里面却没有 Word 正文；请用 Word 或 WPS 另存为 .docx",
        "it is an archive without a Word text in it; save it as .docx",
    ),
    "not_excel": (
        "是压缩包，里面却没有 Excel 工作簿；请用 Excel 或 WPS 另存为 .xlsx",
        "it is an archive without an Excel workbook in it; save it as .xlsx",
    ),
    "bomb": (
        "解压后是压缩前的 {ratio} 倍，超过上限 {limit} 倍（{why}）；请核实来源",
        "it unpacks to {ratio} times its size, more than {limit} ({why}); check where it comes from",
    ),
    "too_much": (
        "打开它要的时间或内存超过上限（{seconds} 秒，{memory}）；请核实来源，或另存一份",
        "opening it takes more than {seconds} s or {memory}; check where it comes from, or save it anew",
    ),
    "entities": (
        "里面自定义了 XML 实体，正常的 Office 文件没有；请核实来源，再另存一份",
        "it defines XML entities, which no Office file needs; check where it comes from and save it anew",
    ),
    "too_deep": (
        "标签嵌套超过 {limit} 层（{why}）；请用浏览器另存正文",
        "its tags are nested more than {limit} deep ({why}); save the text from a browser",
    ),
    "encrypted": ("PDF 有密码；请另存一份不加密的", "the PDF has a password; save it without one"),
    "scanned": (
        "PDF 只有图片没有文字；请先做文字识别（OCR）",
        "the PDF holds pictures and no text; run character recognition (OCR) first",
    ),
    "bad_line": (
        '不是规定的 JSON（{detail}）；每行应是 {{"id", "text", "published", "title"}}',
        'not the JSON asked for ({detail}); a line is {{"id", "text", "published", "title"}}',
    ),
    "bad_date": (
        "published 是“{value}”，不是日期；请写成 YYYY-MM-DD",
        "published is “{value}”, which is no date; write YYYY-MM-DD",
    ),
    "bad_answer": (
        "不是规定的答案（{detail}）；每行应是带 id 和 text 的 JSON",
        "not the answer asked for ({detail}); a line is JSON with id and text",
    ),
    "our fault": (
        "程序出错，这份没有存下；请把文件交给管理员查看",
        "the program failed on it and stored nothing of it; give the file to an administrator",
    ),
    "not kept": (
        "存不下来（{detail}）；请检查磁盘后重试",
        "it could not be kept ({detail}); check the disk and try again",
    ),
    "spool lost": (
        "待处理的文件已不在；请重新上传",
        "the file that waited is gone; hand it in again",
    ),
    "line": ("第 {line} 行", "line {line}"),
    "why_file": (
        "公文和报道很少超过 1 MiB，更大的多半不是一份文献，读时要占数倍内存",
        "a report is rarely over 1 MiB, and reading takes several times its size in memory",
    ),
    "why_unpacked": (
        "一百万字的 Word 正文也只有几十 MiB",
        "a Word text of a million characters unpacks to some tens of MiB",
    ),
    "why_workbook": (
        "几万行的台账解压后也不到一半",
        "a ledger of tens of thousands of rows unpacks to less than half of it",
    ),
    "why_tables": (
        "清单和台账很少超过一百万字，更多的多半是数据表",
        "a list is rarely over a million characters; what has more is a table of data",
    ),
    "why_ratio": ("正文和表格的压缩比一般不到 50", "texts and tables seldom shrink by more than 50"),
    "why_pages": ("规划和汇编也很少超过一千页", "even a plan or a collection seldom has a thousand pages"),
    "why_depth": ("更深的层会被丢掉", "what lies deeper would be lost"),
    "characters": ("{count} 字", "{count} characters"),
    "hidden_sheets": (
        "有 {count} 个隐藏的工作表没有读：{names}",
        "hidden sheets left out ({count}): {names}",
    ),
    "hidden_rows": (
        "工作表“{sheet}”里隐藏的 {count} 行没有读",
        "hidden rows of the sheet “{sheet}” left out: {count}",
    ),
    "hidden_columns": (
        "工作表“{sheet}”里隐藏的 {count} 列没有读",
        "hidden columns of the sheet “{sheet}” left out: {count}",
    ),
    "uncalculated": (
        "工作表“{sheet}”里有 {count} 个公式没有存下结果，按空格读；请用 Excel 或 WPS 打开、保存后再读",
        "formulas of the sheet “{sheet}” without a stored value: {count}; open and save it, then read it again",
    ),
    "pages": ("{count} 页", "{count} pages"),
    "replaced": (
        "有 {count} 处字节不是 UTF-8，以 � 代替",
        "{count} places are not UTF-8 and stand as �",
    ),
    # --- a reading on a terminal
    "events": ("交往活动", "Exchanges"),
    "people": ("人员", "People"),
    "agreements": ("协议", "Agreements"),
    "commitments": ("合作事项", "Commitments"),
    "open": ("存疑", "Open questions"),
    "nothing": (
        "没有读到交往、人员、协议或合作事项。",
        "No exchange, person, agreement or commitment was found.",
    ),
    "undated": ("发布日期不详", "date of publication unknown"),
    "no date": ("日期不详", "date unknown"),
    "no side": ("未定所属一方", "side not told"),
    "no post": ("—", "—"),
    "to": ("至", "to"),
    "planned": ("计划", "planned"),
    "sites": ("考察点", "sites"),
    "communique": ("报道", "report"),
    "instrument": ("文件", "instrument"),
    "minutes": ("纪要", "minutes"),
    "visit": ("考察", "visit"),
    "meeting": ("会议", "meet"),
    "signing": ("签约", "sign"),
    "ceremony": ("仪式", "rite"),
    "host": ("主", "host"),
    "receives": ("接待", "receives"),
    "guest": ("客", "guest"),
    "party": ("参与", "party"),
    "chair": ("主持", "chair"),
    "speaker": ("讲话", "speaker"),
    "briefer": ("介绍情况", "briefer"),
    "signatory": ("签署", "signatory"),
    "witness": ("见证", "witness"),
    "leader": ("率队", "leader"),
    "attendee": ("参加", "attendee"),
    "companion": ("陪同", "companion"),
    "mentioned": ("提及", "mentioned"),
    "parties": ("签约方", "parties"),
    "signatories": ("签署人", "signed by"),
    "witnesses": ("见证", "witness"),
    "connectivity": ("互联互通与开放", "Connectivity and opening up"),
    "industry": ("产业与创新", "Industry and innovation"),
    "tourism": ("文化旅游", "Culture and tourism"),
    "ecology": ("生态环保", "Ecology"),
    "services": ("公共服务", "Public services"),
    "mechanism": ("机制", "Mechanism"),
    "other": ("其他", "other"),
    "due": ("时限", "due"),
    "targets": ("目标", "targets"),
    "signed": ("成文", "signed"),
    "issuers": ("发文", "from"),
    "addressees": ("主送", "to"),
    "plan_title": ("印发", "encloses"),
    "contract": ("协议条款", "Terms"),
    "term": ("期限", "term"),
    "copies": ("份数", "copies"),
    "owes": ("应做", " owes"),
    "follow_up": ("落实机制", "Follow-up"),
    "session": ("会议", "Session"),
    "name": ("名称", "name"),
    "date": ("时间", "date"),
    "place": ("地点", "place"),
    "present": ("出席", "present"),
    "excused": ("请假", "excused"),
    "sitting_in": ("列席", "sitting in"),
    "decided": ("议定事项", "Decided"),
    "heard": ("听取和通报", "Only heard"),
    "lead": ("牵头", "lead"),
    "support": ("配合", "support"),
    "responsible": ("责任", "responsible"),
    # --- the command
    "read so far": ("已读 {count} 份", "{count} read"),
    "usage": (
        "用法有误：{detail}。看 `huishang {command}--help`",
        "wrong use: {detail}; see `huishang {command}--help`",
    ),
    "unknown command": ("没有“{command}”这个命令", "there is no command “{command}”"),
    "unknown choice": ("“{value}”不是 {choices} 之一", "“{value}” is none of {choices}"),
    "unknown option": ("不认得 {value}", "{value} is not known"),
    "no path": ("要给出文件、文件夹，或用 - 表示标准输入", "name a file, a folder, or - for standard input"),
    "no date given": ("“{value}”不是 YYYY-MM-DD 形式的日期", "“{value}” is no date written YYYY-MM-DD"),
    "scores": (
        "{documents} 份文献，{unread} 份未读，{broken} 处引文与位置不符",
        "{documents} documents, {unread} not read, {broken} broken spans",
    ),
    "columns": ("度量 准确率 召回率 F1 应有 给出", "measure P R F1 expected given"),
    "missed": ("漏", "missed"),
    "extra": ("多", "extra"),
    "broken": ("引文不符", "broken span"),
    "worst": ("错得最多的文献", "documents with most errors"),
    "help": (
        """会商：把地区之间交往合作的公开记录读成结构化的读取结果

  huishang read 文件…          读报道、协议、方案、清单、纪要：谁见了谁、签了什么、商定了什么、谁负责
  huishang samples             读几份自带的样例，先看个样子
  huishang evaluate 答案.jsonl  与人工答案比对：准确率、召回率、F1
  huishang import 文件夹…       把文件收进文献库（与网站同一个库），每个文件一行结果
  huishang serve               打开网站：文献、审读、交往、人员（数据在 HUISHANG_HOME 或 ./huishang-data）
  huishang manage …            网站的管理命令

每个命令加 --help 看详细用法；--lang zh|en 选语言；--version 看版本。
""",
        """Huishang reads the public record of cooperation between regions into structured readings

  huishang read FILE…              read reports, agreements, plans, task lists, minutes: who met whom, what was
                                   signed and promised, who is responsible
  huishang samples                 read the samples that come with it, for a first look
  huishang evaluate ANSWERS.jsonl  compare with answers made by hand: precision, recall, F1
  huishang import FOLDER…          bring files into the record (that of the site), a line a file
  huishang serve                   run the site: documents, review, exchanges, people (kept in HUISHANG_HOME or
                                   ./huishang-data)
  huishang manage …                administrative commands of the site

Every command explains itself with --help; --lang zh|en chooses the language; --version tells the version.
""",
    ),
    "help read": (
        """用法：huishang read 路径… [选项]

路径可以是文件（.txt .html .docx .xlsx .pdf .jsonl）、文件夹（含下级），或 -（标准输入）。
.jsonl 每行一份文献：{"id": …, "text": …, "published": "YYYY-MM-DD" 或 null, "title": …}

  --published YYYY-MM-DD  发布日期，用于没有自带日期的文献；没有年份的日期靠它确定
  --format text           给人看的版面（默认）
  --format json           一份文献一个 JSON 对象，多份是数组
  --format jsonl          每行一个 JSON 对象，按输入的先后
  --kind 类型             communique 报道、instrument 文件、minutes 纪要、other 其他；不给就从文中判断
  --lang zh|en            界面语言

读不了的文件在标准错误上说明原因，其余照读，最后以状态 1 结束。
""",
        """Usage: huishang read PATH… [options]

A path is a file (.txt .html .docx .xlsx .pdf .jsonl), a folder with all below it, or - for standard input.
A .jsonl file holds one document a line: {"id": …, "text": …, "published": "YYYY-MM-DD" or null, "title": …}

  --published YYYY-MM-DD  the date of publication of documents that bring none; it fixes dates without year
  --format text           a page for people (default)
  --format json           a JSON object for one document, an array for several
  --format jsonl          a JSON object a line, in the order of the inputs
  --kind KIND             communique, instrument, minutes, other; without it the document's form tells
  --lang zh|en            the language of labels and messages

A file that cannot be read is named on standard error with the reason; the rest goes on, and the status is 1.
""",
    ),
    "help import": (
        """用法：huishang import 路径… [选项]

把文件（.txt .html .docx .xlsx .pdf .jsonl）或文件夹（含下级）收进文献库，随即读取。网站不必开着；
数据在 HUISHANG_HOME 指的文件夹里（默认 ./huishang-data）。同样的文件再导入一次，什么也不会变。

  --published YYYY-MM-DD  发布日期，用于正文和网页信息都没有日期的文献；不给就留空，在网站上补
  --as 用户名             以谁的名义导入；不给就用与本机用户同名的账号，没有则用第一个编辑
  --lang zh|en            界面语言

每个文件一行：✓ 已存　= 库中已有　~ 与库中某份重复（已存，并注明）　✗ 没有存，说明原因和办法
有没存下的，以状态 1 结束；其余照常存下。
""",
        """Usage: huishang import PATH… [options]

Bring files (.txt .html .docx .xlsx .pdf .jsonl), or folders with all below them, into the record, and read them.
The site need not run; everything is kept in the folder HUISHANG_HOME (./huishang-data without it). Importing the
same files again changes nothing.

  --published YYYY-MM-DD  the date of publication of documents whose text and metadata give none; without it it
                          stays open and can be said on the site
  --as USER               in whose name; without it the account that is called as the user of this machine is,
                          else the first editor
  --lang zh|en            the language of messages

A line a file: ✓ stored · = there already · ~ repeats another document (stored, and noted) · ✗ not stored, with what
is wrong and what to do. Where something was not stored, the status is 1; the rest is stored all the same.
""",
    ),
    "no path to import": ("要给出文件或文件夹", "name a file or a folder"),
    "no account": (
        "没有账号“{name}”，或者它不能导入；请换一个编辑或管理员账号",
        "there is no account “{name}”, or it may not import; name one of an editor or administrator",
    ),
    "no accounts": (
        "没有能导入的账号；请先在网站上开设编辑账号",
        "no account may import; open one of an editor on the site first",
    ),
    "imported by": ("以 {name} 的名义导入（--as 可另指）", "importing as {name} (--as names another one)"),
    "imported": ("完成：{count} 个成功，{failed} 个有问题", "done: {count} well, {failed} with problems"),
    "documents of it": ("{count} 份文献", "{count} documents"),
    "untitled": ("（无标题）", "(no title)"),
    "repeats": ("与《{title}》重复（{share}）", "repeats “{title}” ({share})"),
    "help serve": (
        """用法：huishang serve [--host 地址] [--port 端口] [--demonstration] [--lang zh|en]

打开网站，默认在 http://127.0.0.1:8000/。第一次打开时建库、开账号，密码只显示这一次。
--demonstration 在空库里载入演示数据：十余年百余次省际、市际交往活动，每项注明出处。
数据在 HUISHANG_HOME 指的文件夹里（默认 ./huishang-data）；DATABASE_URL 可改用 PostgreSQL。
""",
        """Usage: huishang serve [--host ADDRESS] [--port PORT] [--demonstration] [--lang zh|en]

Run the site, on http://127.0.0.1:8000/ unless told otherwise. The first start makes the database and accounts,
whose passwords are shown this once. --demonstration fills an empty database with a hundred exchanges of a dozen years,
each fact with its source. Everything is kept in the folder HUISHANG_HOME (./huishang-data without it);
DATABASE_URL takes PostgreSQL instead.
""",
    ),
    "site prepares": ("正在准备数据库…", "preparing the database …"),
    "site accounts": (
        "已开好账号，密码只显示这一次：",
        "accounts were opened; their passwords are shown this once:",
    ),
    "site demonstration accounts": (
        "已为演示中虚构的机制人员开好账号，密码只显示这一次：",
        "accounts were opened for the invented people of the demonstration; their passwords are shown this once:",
    ),
    "site demonstration": (
        "正在备好演示数据（首次约需一分钟）…",
        "preparing the demonstration (about a minute the first time) …",
    ),
    "site serves": ("网站在 {address} ，按 Ctrl+C 停止", "the site is at {address} ; Ctrl+C stops it"),
    "help manage": (
        """用法：huishang manage 命令 …

网站的管理命令（Django 自带的）：migrate、check、db_worker 等；huishang manage help 列出全部。
""",
        """Usage: huishang manage COMMAND …

Administrative commands of the site (Django's own): migrate, check, db_worker, …; huishang manage help lists them.
""",
    ),
    "help samples": (
        """用法：huishang samples [--format text|json|jsonl] [--lang zh|en]

读几份自带的样例：报道、联合行动计划、会议纪要。地名是真的，官员、他们的话和议定的事是编的。
""",
        """Usage: huishang samples [--format text|json|jsonl] [--lang zh|en]

Read the samples that come with it: reports, a joint plan, minutes. The places are real, the officials and all
that they say and decide invented.
""",
    ),
    "help evaluate": (
        """用法：huishang evaluate 答案.jsonl [--errors N] [--json] [--lang zh|en]

读每份答案的原文，把读取结果与答案比对，给出各项的准确率、召回率和 F1。

  --errors N  每项列出至多 N 处漏读和多读，错得多的文献在前
  --json      以一个 JSON 对象给出数字
""",
        """Usage: huishang evaluate ANSWERS.jsonl [--errors N] [--json] [--lang zh|en]

Read the text of each answer, compare the reading with the answer, print precision, recall and F1.

  --errors N  list up to N items missed and extra in each measure, documents with most errors first
  --json      print the figures as one JSON object
""",
    ),
}


def text(key: str, lang: Lang, facts: Mapping[str, object] | None = None) -> str:
    """The text of a key in a language, with its facts put in."""
    zh, en = TEXTS[key]
    words = zh if lang == "zh" else en
    return words if facts is None else words.format(**facts)


def language(environ: Mapping[str, str]) -> Lang:
    """The language that the environment asks for: English where a locale other than Chinese is set."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environ.get(name):
            return "zh" if value.startswith("zh") or value.split(".")[0] in ("C", "POSIX") else "en"
    return "zh"
