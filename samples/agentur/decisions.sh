# Lohnbuchungen und Eingangsrechnungen nach Beleg, und was keine Regel entscheiden soll. Zeichen wie beim Yogastudio.

entry EB-2026 2026-01-01 'Eröffnungsbilanz 1. Januar 2026' \
  0635:3200.00 1420:412.08 1800:24318.60 2900:-25000.00 3730:-1130.40 2970:-1800.28
entry LOHN-2026-01 2026-01-31 'Gehälter Januar laut Lohnjournal' \
  6020:5400.00 6027:4200.00 6110:1117.80 3720:-6549.07 3730:-1930.13 3740:-2238.60
entry LOHN-2026-02 2026-02-28 'Gehälter Februar laut Lohnjournal' \
  6020:5400.00 6027:4200.00 6110:1117.80 3720:-6549.07 3730:-1930.13 3740:-2238.60
entry LOHN-2026-03 2026-03-31 'Gehälter März laut Lohnjournal' \
  6020:5400.00 6027:4200.00 6110:1117.80 3720:-6549.07 3730:-1930.13 3740:-2238.60
entry GWG-2026-02 2026-02-26 'Sofortabschreibung zwei Bildschirme (GWG)' \
  6260:1281.00 0670:-1281.00
entry ER-2026-041 2026-02-26 'Druckhaus Süd GmbH, Rechnung 8830 Broschüren, zahlbar bis 12.03.' \
  5906:3570.00@V19 3300:-3570.00
entry ER-2026-058 2026-03-30 'Videoproduktion Möwe GmbH, Rechnung M-114 Imagefilm, zahlbar bis 15.04.' \
  5906:1190.00@V19 3300:-1190.00

balance 2025-12-31 24318.60

cancel AN-2026-006 2026-03-09 'Auftrag einvernehmlich rückgängig gemacht'

decide 2026-01-16 -1100.00 5900 V0 \
  --why 'Rechnung der Fotografin ohne Umsatzsteuer (Kleinunternehmerin): keine Vorsteuer'
decide 2026-01-20 -143.20 --split 6640:59.92@V7 6640:33.32@V19 6640:7.00 6644:25.68@V7 6644:14.28@V19 6644:3.00 \
  --why 'Bewirtung Verlag Küstenblick, Buchreihe: Speisen 80,00 + 7 %, Getränke 40,00 + 19 %, Trinkgeld 10,00; 70 % abziehbar'
decide 2026-02-17 412.08 1420 \
  --why 'Erstattung laut UStVA Dezember 2025, in der Eröffnungsbilanz als Forderung'
decide 2026-02-24 -118.90 --split 6650:107.00@V7 6650:11.90@V19 \
  --why 'Übernachtung 100,00 + 7 %, Stellplatz 10,00 + 19 %'
decide 2026-02-26 -1281.00 0670 IGE19 \
  --why 'Zwei Bildschirme zu 640,50 aus den Niederlanden: ig. Erwerb, geringwertige Wirtschaftsgüter'
decide 2026-03-12 -3570.00 3300 \
  --why 'bezahlt Rechnung 8830 (Beleg ER-2026-041)'
decide 2026-03-16 5000.00 AN-2026-008 \
  --why 'Teilzahlung, der Rest ist für April zugesagt'
decide 2026-03-17 -850.00 5900 V0 \
  --why 'Rechnung der Fotografin ohne Umsatzsteuer (Kleinunternehmerin): keine Vorsteuer'
