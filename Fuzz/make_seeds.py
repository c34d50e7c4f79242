#!/usr/bin/env python3
"""make_seeds.py FOLDER: writes the seed corpora of the fuzz targets, one folder a target. All texts are our own; the same bytes every
time. What libFuzzer has found before stays in the folders."""
import gzip, os, sys, zlib

out = sys.argv[1]
count = {}


def put(target, data):
    folder = os.path.join(out, target)
    os.makedirs(folder, exist_ok=True)
    count[target] = count.get(target, 0) + 1
    with open(os.path.join(folder, f"seed-{count[target]:03}"), "wb") as file:
        file.write(data if isinstance(data, bytes) else data.encode("utf-8"))


P = "The harbour master said on Tuesday that all ferries had been stopped, because the wind had turned in the night."
PAGE = ('<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ferries stop | The Post</title>'
        '<meta property="article:published_time" content="2021-02-04T08:00:00Z"><link rel="canonical" href="https://h.example/a">'
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferries stop","author":[{"name":"Jane Roe"}],"datePublished":"2021-02-04"}</script>'
        f'</head><body><nav><a href="/">Home</a></nav><article><h1>Ferries stop</h1><p class="byline">By Jane Roe</p><p>{P}</p>'
        f'<ul><li>{P}</li></ul><table><tr><td>1</td></tr></table><blockquote>{P}</blockquote></article><footer>&copy; 2021</footer></body></html>')
put("HTML", PAGE)
put("HTML", "<p>" * 40 + P + "</p>" * 40)
put("HTML", f"<div hidden>x</div><template>y</template><p>{P}&#146;&nbsp;&amp;&bogus;<b><i>a</b></i><svg><title>t</title></svg><noscript>{P}</noscript>")
put("HTML", "<table><td><p>a<table><tr><td>" + P)
put("HTML", "<script>if(a<b)</p></script><style>p{}</style><!-- <p> --><![CDATA[x]]><a href='x\"y'>" + P)

NITF = f'<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf.dtd" [<!ENTITY x "y">]><nitf><head><docdata><date.issue norm="20210204T080000Z"/><doc-id id-string="d1"/></docdata></head><body><body.head><hedline><hl1>Talks &x; on</hl1></hedline><byline>By Jane Roe</byline></body.head><body.content><p>{P}</p><hl2>Later</hl2><p>{P}</p></body.content></body></nitf>'
ITEM = lambda g: f'<newsItem guid="{g}" xml:lang="en"><itemMeta><versionCreated>2021-02-04T08:00:00Z</versionCreated></itemMeta><contentMeta><headline>Talks</headline><by>Jane Roe</by></contentMeta><contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body><p>{P}</p></body></html></inlineXML></contentSet></newsItem>'
for xml in [
    NITF, f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>{ITEM("a")}{ITEM("b")}</itemSet></newsMessage>',
    f'<NewsML><NewsItem><Identification><NewsIdentifier><PublicIdentifier>urn:a</PublicIdentifier></NewsIdentifier></Identification><NewsManagement><FirstCreated>20210204T080000Z</FirstCreated></NewsManagement><NewsComponent><NewsLines><HeadLine>H</HeadLine><ByLine>Jane Roe</ByLine></NewsLines><ContentItem><DataContent><p>{P}</p></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>',
    f'<article xml:lang="en"><front><article-meta><title-group><article-title>T</article-title></title-group><contrib-group><contrib contrib-type="author"><name><surname>Roe</surname><given-names>Jane</given-names></name></contrib></contrib-group><pub-date><year>2021</year></pub-date><abstract><p>{P}</p></abstract></article-meta></front><body><sec><title>M</title><p>{P}</p></sec></body></article>',
    f'<TEI><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt></fileDesc></teiHeader><text><body><div type="comments"><p>c</p></div><div><p>{P}</p></div></body></text></TEI>',
    f"<mediawiki xml:lang='en'><page><title>B</title><id>1</id><revision><text>{{{{t|x}}}} The '''bridge''' [[a|b]] &lt;ref&gt;x&lt;/ref&gt; {P}\n== Sources ==\n* x</text></revision></page></mediawiki>",
    f'<newsitem date="2021-02-04" xml:lang="en"><headline>H</headline><text><p>{P}</p></text></newsitem>',
    f'<pam:message xmlns:pam="urn:p"><pam:article><head><title>T</title></head><body><p>{P}</p></body></pam:article></pam:message>',
    "<a b='1' c=2 d><e/>&amp;&#65;&#x42;&bad;<![CDATA[ ]] ]]><!-- c --><?pi?></f></a>", "<a xmlns:x='u'><x:b x:c='d'/><y:e/></a>",
    "<!DOCTYPE a [<!ENTITY a 'aa'><!ENTITY b '&a;&a;'><!ENTITY % c SYSTEM 'file:///x'>]><a>&a;&b;&c;</a>",
]:
    put("XML", xml)

RSS = f'<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Post</title><link>https://h.example/</link><language>en</language><item><title>One &amp;amp; only</title><guid isPermaLink="false">g-1</guid><pubDate>Thu, 04 Feb 2021 08:00:00 +0100</pubDate><dc:creator>Jane Roe</dc:creator><category domain="d">c</category><description>&lt;p&gt;{P}&lt;/p&gt;</description><content:encoded><![CDATA[<p>{P}</p>]]></content:encoded><enclosure url="a" type="b" length="1"/><media:group><media:description>{P}</media:description></media:group></item></channel></rss>'
ATOM = f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://h.example/a/"><title type="html">A &lt;b&gt;b&lt;/b&gt;</title><entry><id>urn:1</id><link href="x"/><published>2021-02-04T08:00:00Z</published><author><name>Jane Roe</name><uri>u</uri></author><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{P}</p></div></content></entry><entry><id>urn:2</id><content type="application/octet-stream">RW5jb2RlZCB0ZXh0Lg==</content><source><title>S</title></source></entry></feed>'
for feed in [
    RSS, ATOM, ATOM.replace("http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#").replace("published", "issued"),
    f'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="c"><title>C</title></channel><item rdf:about="i"><title>T</title><description>{P}</description></item></rdf:RDF>',
    f'<CHANNEL HREF="https://h.example/"><TITLE>C</TITLE><ITEM HREF="i" LASTMOD="2004-04-06T23:05"><TITLE>T</TITLE><ABSTRACT>{P}</ABSTRACT></ITEM></CHANNEL>',
    RSS.replace("</channel>", "").replace("<title>One", "<title>One < two & three"), gzip.compress(RSS.encode(), mtime=0),
]:
    put("Feed", feed)

def warc(kind, ident, block, extra=""):
    block = block if isinstance(block, bytes) else block.encode()
    return f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://h.example/{ident}\r\nWARC-Record-ID: <urn:uuid:{ident}>\r\n{extra}Content-Type: application/http\r\nContent-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n"

HTTP = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
plain = warc("response", "1", HTTP + "\r\n" + PAGE)
chunked = warc("response", "2", HTTP + f"Transfer-Encoding: chunked\r\n\r\n{len(PAGE):x};e=1\r\n{PAGE}\r\n0\r\nT: y\r\n\r\n")
packed = warc("response", "3", (HTTP + "Content-Encoding: gzip\r\n\r\n").encode() + gzip.compress(PAGE.encode(), mtime=0))
deflated = warc("response", "4", (HTTP + "Content-Encoding: deflate\r\n\r\n").encode() + zlib.compress(PAGE.encode())[2:-4])
for data in [
    plain, plain + chunked + packed, deflated, gzip.compress(plain, mtime=0) + gzip.compress(chunked, mtime=0), gzip.compress(plain + packed, mtime=0),
    plain.replace(b"Content-Length: ", b"Content-Length: 9") + packed, warc("revisit", "5", HTTP + "\r\n", "WARC-Refers-To-Target-URI: https://h.example/1\r\n"),
    b"filedesc://a.arc 0.0.0.0 20210204080000 text/plain 20\n1 0 Us\nURL IP-address\n\nhttps://h.example/ 1.2.3.4 20210204080000 text/html 99999\n" + (HTTP + "\r\n" + PAGE).encode(),
]:
    put("WARC", data)

samples = {"windows-1251": "Посол заявил, что переговоры продолжаются.", "koi8-r": "Посол заявил, что переговоры идут.", "shift_jis": "外務省は声明を発表した。", "euc-jp": "外務省は声明を発表した。",
           "iso-2022-jp": "外務省は声明を発表した。", "gb18030": "外交部发言人表示，会谈继续。", "big5": "外交部發言人表示，會談繼續。", "euc-kr": "외교부 대변인은 회담이 계속된다고 말했다.", "windows-1255": "השר אמר כי השיחות נמשכות.",
           "windows-1256": "قال الوزير إن المحادثات مستمرة.", "cp874": "กระทรวงแถลงว่าการเจรจายังดำเนินต่อไป", "utf-16": "Talks went on.", "utf-32": "Talks went on.", "cp1252": "“Talks” – café…", "iso-8859-2": "Příliš žluťoučký kůň"}
for index, (name, text) in enumerate(samples.items()):
    data = text.encode(name)
    put("Charset", bytes([0]) + data * 4)
    put("Charset", bytes([index + 1]) + f'<meta charset="{name}"><p>'.encode() + data)
put("Charset", b"\x00\xef\xbb\xbf" + P.encode())
put("Charset", b"\x01" + P.encode() + b"\xc3\x28\xf0\x28\x8c\xbc\xed\xa0\x80")
