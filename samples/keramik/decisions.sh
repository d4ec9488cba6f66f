# Kassenberichte der Märkte und die Antworten von Aylin Öztürk (--by client): Die Assistentin entscheidet nichts selbst.

entry EB-2026 2026-01-01 'Eröffnung: N26 und Kasse am 31.12.2025' \
  1200:6870.45 1000:120.00 9000:-6990.45
entry KASSE-2026-01 2026-01-11 'Markt Rudolfplatz: Einnahmen laut Kassenbericht' \
  1000:465.00 8192:-465.00@KU19
entry KASSE-2026-02 2026-02-15 'Markt Rudolfplatz: Einnahmen laut Kassenbericht' \
  1000:388.00 8192:-388.00@KU19
entry KASSE-2026-03 2026-03-22 'Ostermarkt Ehrenfeld: Einnahmen laut Kassenbericht' \
  1000:612.50 8192:-612.50@KU19

balance 2025-12-31 6870.45
balance 2026-01-31 3843.69
balance 2026-02-28 4883.97
balance 2026-03-31 5380.21

cancel K2026-005 2026-02-24 'Preis falsch, vereinbart waren 19,50'

decide 2026-01-08 -3451.00 0210 V0 \
  --why 'Brennofen, 10 Jahre Nutzungsdauer: Anlage, die Abschreibung kommt im Jahresabschluss' --by client
decide 2026-01-12 -16.53 1790 \
  --why '§ 13b für das 4. Quartal 2025; bezahlt am 12.01., zählt 2026' --by client
decide 2026-01-29 290.16 --split 8192:-312.00@KU19 4760:21.84@V0 \
  --why 'Verkäufe 312,00; der Marktplatz hat 21,84 Provision einbehalten' --by client
decide 2026-02-06 -36.00 8192 KU19 \
  --why 'Geld zurück für die zerbrochene Lieferung: mindert die Einnahmen' --by client
decide 2026-02-11 500.00 1890 \
  --why 'eigenes Geld der Inhaberin' --by client
decide 2026-02-23 100.00 K2026-003 \
  --why 'Teilzahlung, der Rest kommt nach Ostern' --by client
decide 2026-02-26 203.67 --split 8192:-219.00@KU19 4760:15.33@V0 \
  --why 'Verkäufe 219,00; Provision 15,33 einbehalten' --by client
decide 2026-03-30 370.14 --split 8192:-398.00@KU19 4760:27.86@V0 \
  --why 'Verkäufe 398,00; Provision 27,86 einbehalten' --by client
