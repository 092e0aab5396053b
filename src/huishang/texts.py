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
        "是旧版或加密的 Office 文件；请用 Word 或 WPS 另存为不加密的 .docx",
        "it is an old or encrypted Office file; save it as an unencrypted .docx",
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
    "bomb": (
        "解压后是压缩前的 {ratio} 倍，超过上限 {limit} 倍（{why}）；请核实来源",
        "it unpacks to {ratio} times its size, more than {limit} ({why}); check where it comes from",
    ),
    "entities": (
        "里面自定义了 XML 实体，正常的 Word 文件没有；请核实来源，再另存一份",
        "it defines XML entities, which no Word file needs; check where it comes from and save it anew",
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
    "line": ("第 {line} 行", "line {line}"),
    "why_file": (
        "公文和报道很少超过 1 MiB，更大的多半不是一份文献，读时要占数倍内存",
        "a report is rarely over 1 MiB, and reading takes several times its size in memory",
    ),
    "why_unpacked": (
        "一百万字的 Word 正文也只有几十 MiB",
        "a Word text of a million characters unpacks to some tens of MiB",
    ),
    "why_ratio": ("Word 正文的压缩比一般不到 50", "a Word text seldom shrinks by more than 50"),
    "why_pages": ("规划和汇编也很少超过一千页", "even a plan or a collection seldom has a thousand pages"),
    "why_depth": ("更深的层会被丢掉", "what lies deeper would be lost"),
    "pages": ("{count} 页", "{count} pages"),
    "replaced": (
        "有 {count} 处字节不是 UTF-8，以 � 代替",
        "{count} places are not UTF-8 and stand as �",
    ),
}


def text(key: str, lang: Lang, facts: Mapping[str, object] | None = None) -> str:
    """The text of a key in a language, with its facts put in."""
    zh, en = TEXTS[key]
    return (zh if lang == "zh" else en).format(**(facts or {}))


def language(environ: Mapping[str, str]) -> Lang:
    """The language that the environment asks for: English where a locale other than Chinese is set."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environ.get(name):
            return "zh" if value.startswith("zh") or value.split(".")[0] in ("C", "POSIX") else "en"
    return "zh"
