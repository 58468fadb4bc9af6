"""How mail programs of several languages say that what follows is not the writer's own. Data, and patterns made of it."""

from __future__ import annotations

import re

WROTE = (
    "wrote", "writes", "schrieb", "a écrit", "escribió", "ha scritto", "escreveu", "schreef", "skrev", "kirjoitti", "napisał",
    "napisała", r"napisał\(a\)", "pisze", "napsal", r"napsal\(a\)", "írta", "a scris", "пишет", "написал", r"написал\(а\)", "yazdı",
    "şunu yazdı", "đã viết", "ay sumulat", "sau ntawv", "yau qoray", "تمت كتابة", "كتب", "כתב", "写道", "寫道", "のメール", "書きました", "님이 작성",
)  # fmt: skip
BEGINS = (
    "On", "Am", "Le", "El", "Il", "Il giorno", "Em", "Op", "Den", "W dniu", "Dnia", "Dne", "Pe", "Vào", "Lúc", "Noong", "في", "בתאריך", "ב-",
    "在", "于",
)  # fmt: skip
FROM = ("From", "Von", "De", "Da", "Van", "Från", "Fra", "Lähettäjä", "Od", "От", "Kimden", "Từ", "Mula kay", "من", "מאת", "发件人", "寄件者", "差出人", "보낸 사람")  # fmt: skip
SENT = (
    "Sent", "Date", "Gesendet", "Datum", "Envoyé", "Enviado", "Enviada", "Fecha", "Data", "Inviato", "Verzonden", "Skickat", "Sendt", "Lähetetty",
    "Wysłano", "Odesláno", "Отправлено", "Дата", "Gönderildi", "Đã gửi", "Ngày", "تاريخ", "التاريخ", "נשלח", "发送时间", "日期", "送信日時", "보낸 날짜",
    "To", "An", "À", "Para", "A", "Aan", "Till", "Til", "Do", "Кому", "Subject", "Betreff", "Objet", "Asunto", "Oggetto", "Assunto", "Onderwerp",
    "Ämne", "Emne", "Temat", "Тема", "Konu", "Chủ đề", "الموضوع", "נושא", "主题", "主旨", "件名", "제목",
)  # fmt: skip
FORWARDS = (
    "Begin forwarded message", "Anfang der weitergeleiteten Nachricht", "Début du message réexpédié", "Début du message transféré",
    "Inicio del mensaje reenviado", "Inizio messaggio inoltrato", "Início da mensagem reencaminhada", "Begin doorgestuurd bericht",
    "Vidarebefordrat brev", "Videresendt besked",
)  # fmt: skip
DEVICES = (
    r"sent from (?:my |mail for |outlook|yahoo|aol|proton|samsung|the )", r"sent (?:via|using|with) (?:my |the )?\w", r"get outlook for ",
    r"von meinem .{1,40} gesendet", r"gesendet von ", r"gesendet mit (?:der|outlook)", r"holen sie sich outlook", r"outlook für .{1,20} beziehen",
    r"envoyé (?:de|depuis|à partir) ", r"télécharger outlook pour", r"obtenir outlook pour", r"enviado (?:desde|do|de|a partir) (?:mi|meu|o|el|mail|outlook)",
    r"obtener outlook para", r"obter o outlook para", r"inviato da(?:l)? (?:mio )?(?:iphone|ipad|outlook|smartphone|cellulare|tablet|telefono|mail|posta)", r"scarica outlook per", r"ottieni outlook per",
    r"verstuurd vanaf ", r"verzonden (?:vanaf|met|via) ", r"skickat från ", r"sendt fra ", r"lähetetty (?:iphone|ipad|laitteesta)", r"wysłane z ",
    r"odesláno z ", r"отправлено (?:с|из) ", r"iphone'?umdan gönderildi", r"được gửi từ ", r"gửi từ iphone", r"ipinadala mula sa", r"(?:发|發|傳|传)自我的", r"从我的 ?.{1,20}发送", r"iphoneから送信", r"나의 iphone에서 보냄",
    r"مرسل من", r"أُرسلت من", r"נשלח מ",
)  # fmt: skip
LEGAL = (
    r"confidentiality (?:notice|statement)", r"notice of confidentiality", r"disclaimer ?:",
    r"(?:this|the information (?:contained )?in this) (?:e-?mail|message|communication).{0,120}(?:confidential|intended|privileged)",
)  # fmt: skip


def any_of(words: tuple[str, ...]) -> str:
    """A pattern for any of these patterns, the longest first."""
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


# “On Tuesday Ann wrote:”, and by its end alone where a language begins with the name.
ATTRIBUTION = re.compile(rf"^{any_of(BEGINS)}\b.*{any_of(WROTE)}.{{0,120}}[:：]$|.*{any_of(WROTE)} ?[:：]$", re.IGNORECASE)
TIME_OR_ADDRESS = re.compile(r"@|\d{1,2}[:.h時点]\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\b(?:19|20)\d{2}")
ADDRESS_THEN_COLON = re.compile(r"<[^<>\s]+@[^<>\s]+>[\s\w,.()]{0,40}[:：]$")
FROM_LINE = re.compile(rf"^\*{{0,2}}{any_of(FROM)}\s?[:：]\*{{0,2}}\s*\S", re.IGNORECASE)
SENT_LINE = re.compile(rf"^\*{{0,2}}{any_of(SENT)}\s?[:：]\*{{0,2}}\s*\S", re.IGNORECASE)
# “-----Original Message-----” in any language.
DASHED = re.compile(r"^-{3,}\s*[^\W\d_][\w'’ .]{3,50}\s*-{3,}$")
FORWARDED = re.compile(rf"^{any_of(FORWARDS)}\s?[:：]?$", re.IGNORECASE)
RULE = re.compile(r"^[_*=-]{5,}$")
SIGNED = re.compile(r"^--\s?$|^—\s?$")
DEVICE = re.compile(rf"^\W{{0,3}}{any_of(DEVICES)}.{{0,80}}$", re.IGNORECASE)
SMALL_PRINT = re.compile(rf"^\W{{0,4}}{any_of(LEGAL)}", re.IGNORECASE)
# Marks of direction say nothing, and stand in the way.
DIRECTIONS = dict.fromkeys(map(ord, "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b"))
