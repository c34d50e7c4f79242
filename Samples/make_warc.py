#!/usr/bin/env python3
"""Writes inbox/wire/archive.warc.gz: two pages of our own writing as WARC 1.0 response records, gzip a record."""
import gzip, hashlib, io, os, sys

PAGES = [
    ("https://strait-monitor.example/2024/10/14/drill", "2024-10-15T02:11:09Z", """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>China encircles Taiwan in one-day drill | Strait Monitor</title>
<meta property="article:published_time" content="2024-10-14T20:15:00+08:00"><meta name="author" content="Chen Yi-ling"></head><body>
<nav><a href="/">Home</a> <a href="/navy">Navy</a> <a href="/trade">Trade</a></nav>
<article><h1>China encircles Taiwan in one-day drill</h1><p class="author">Chen Yi-ling</p>
<p>TAIPEI - China sent a record 153 military aircraft and 17 warships around Taiwan on Monday in an exercise that it described as a stern warning to the separatist acts of the island's leaders. The drill, named Joint Sword 2024B, began at five in the morning and ended after 13 hours.</p>
<p>Taiwan's defence ministry condemned the exercise as irrational and provocative. It put its forces on alert, sent out its own ships and said that 111 of the aircraft had crossed the median line of the Taiwan Strait. No shots were fired.</p>
<p>President Lai Ching-te had said in a speech on October 10 that Beijing had no right to represent Taiwan, and that he was determined to resist annexation. He also offered to work with China on climate change and disease. Beijing answered that he was sowing war.</p>
<p>The United States said that it was seriously concerned and called on China to act with restraint. Washington sold Taiwan weapons worth about $2 billion this year. Japan's chief cabinet secretary told reporters that Tokyo was following the exercise with great concern.</p>
<p>It was the fourth large drill since August 2022, when Nancy Pelosi, then the Speaker of the United States House of Representatives, visited Taipei. The coast guard took part on a larger scale than before: 17 of its vessels sailed around the outlying islands. Analysts believe that Beijing is rehearsing a quarantine, which would choke the island without an open attack. About 97 percent of Taiwan's energy is imported by sea.</p>
<p>In Kaohsiung, the largest port, pilots brought ships in as usual. Two airlines delayed domestic flights, and shares in Taipei closed slightly higher. “We have been through this four times, and each time the fish were sold by noon,” said Lin Mei-hua, who runs a stall in the harbour market. A survey in September found that two thirds of the Taiwanese would be willing to defend the island, and that fewer than a quarter think an attack within five years likely.</p>
<p>The navy is less calm. It has 26 large warships, and on Monday all of those that could sail were at sea for a second day. Admirals have warned parliament that crews are tired and that repairs are postponed. The defence budget rises by 7.7 percent next year to 647 billion Taiwan dollars, about 2.5 percent of economic output. The opposition, which holds the majority, has threatened to freeze part of it.</p>
<p>More exercises are expected before the end of the year. If President Lai stops in Hawaii on his way to the Pacific allies in November, as planned, China might announce the next one. Taiwan should store more gas, diplomats in Taipei say, and its friends need to say clearly what a quarantine would cost.</p></article>
<footer>Copyright 2024 Strait Monitor</footer></body></html>"""),
    ("https://strait-monitor.example/2024/10/12/grain", "2024-10-15T02:11:12Z", """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>India lifts ban on rice exports | Strait Monitor</title>
<meta property="article:published_time" content="2024-10-12T09:00:00+05:30"><meta name="author" content="Ravi Menon"></head><body>
<nav><a href="/">Home</a> <a href="/navy">Navy</a> <a href="/trade">Trade</a></nav>
<article><h1>India lifts ban on rice exports</h1><p class="author">Ravi Menon</p>
<p>NEW DELHI - India has lifted the ban on the export of white rice that it imposed in July 2023, and importers from Senegal to the Philippines expect prices to fall by up to a tenth before the new year.</p>
<p>The government removed the ban on September 28 and the minimum price of $490 a tonne two weeks later. Its stocks stood at 32.3 million tonnes on September 1, 38.6 percent more than a year before, and the monsoon was good. India ships about 40 percent of the rice that is traded in the world.</p>
<p>The ban had helped to drive prices to their highest level in 15 years in January. Poor households in West Africa suffered most, according to the Food and Agriculture Organization (FAO). Thailand and Vietnam, which gained customers, will now have to compete again.</p>
<p>Farmers in Punjab welcomed the decision. Traders in Bangkok did not: quotations there dropped by $27 in a week. Indonesia, which bought 3.6 million tonnes last year, said that it would sign a new agreement with India in November.</p>
<p>The ban came in a bad year. Russia had left the agreement on Ukrainian grain three days before, El Niño had dried the fields of Thailand, and governments in Manila and Jakarta began to hoard. In the Philippines, which imports more rice than any other country, the retail price rose by 24 percent in the twelve months to March, and President Ferdinand Marcos cut the tariff from 35 to 15 percent in June. Mali and Burkina Faso answered with export bans of their own on maize and millet.</p>
<p>Egypt, Nigeria and Kenya had protested at the World Trade Organization (WTO) that the measure hurt countries which produce little food themselves. India rejected the criticism: it had kept selling to governments that asked for help, among them Nepal, Cameroon and Malaysia, some 2.8 million tonnes in all. Officials in New Delhi now say that the episode proved the value of public stocks, which the United States and Brazil have attacked for years as hidden subsidies. The dispute will be on the table again when ministers meet in Cameroon in 2026.</p>
<p>Prime Minister Narendra Modi's government faces elections in Maharashtra next month, and it has promised growers a higher support price. Economists warn that another dry year could bring the ban back.</p></article>
<footer>Copyright 2024 Strait Monitor</footer></body></html>"""),
]


def record(kind, uri, date, body, content_type):
    name = hashlib.sha1((kind + uri).encode()).hexdigest()
    identity = f"{name[:8]}-{name[8:12]}-4{name[13:16]}-8{name[17:20]}-{name[20:32]}"
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{identity}>\r\nWARC-Date: {date}\r\n"
    if uri:
        head += f"WARC-Target-URI: {uri}\r\n"
    head += f"Content-Type: {content_type}\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body + b"\r\n\r\n"


def main(path):
    records = [record("warcinfo", "", "2024-10-15T02:11:00Z", b"software: make_warc.py\r\nformat: WARC File Format 1.0\r\n", "application/warc-fields")]
    for uri, date, page in PAGES:
        body = page.encode()
        http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
        records.append(record("response", uri, date, http, "application/http; msgtype=response"))
    with open(path, "wb") as out:
        for item in records:
            buffer = io.BytesIO()
            with gzip.GzipFile(fileobj=buffer, mode="wb", mtime=0) as member:
                member.write(item)
            out.write(buffer.getvalue())


main(sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(os.path.abspath(__file__)), "inbox", "wire", "archive.warc.gz"))
