"""The German specimen: long words, other quotation marks, other labels."""

COURSE = {
    "id": "specimen-german", "language": "de", "title": "Muster des Buchs: Wörter, Zeilen und Trennungen",
    "description": "Deutscher Satz mit langen Wörtern, Anführungszeichen und Umlauten.",
    "authors": ["Die Lectern-Autorinnen und -Autoren"], "audience": "Prüfungen und alle, die Schrift betrachten",
    "constraints": ["ohne Netz"], "prerequisites": ["Geduld"],
    "modules": [
        {"id": "satz", "title": "Vom Satz", "summary": "Lange Wörter brauchen Trennstellen, kurze brauchen Geduld.",
         "lessons": [
            {"id": "trennung", "title": "Silbentrennung und Zeilenumbruch", "objectives": ["Trennstellen beurteilen", "Anführungszeichen „richtig“ setzen"],
             "overview": """
Die Rechtschreibung des Deutschen erlaubt Zusammensetzungen von nahezu unbegrenzter Länge: die Straßenbahnhaltestellenbeleuchtung, das Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz, die Donaudampfschifffahrtsgesellschaftskapitänskajüte. Wer solche Wörter in eine Zeile setzen will, muss sie trennen dürfen, und zwar an den richtigen Stellen, denn eine falsche Trennung fällt sofort auf: „Urin-stinkt“ statt „Ur-instinkt“, „Blumento-pferde“ statt „Blumentopf-erde“.
""",
             "concepts": [
                ("Ein längerer Absatz", """
Ein guter Umbruch betrachtet stets den ganzen Absatz, bevor er sich für eine einzelne Zeile entscheidet. Jede Stelle, an der eine Zeile enden darf, wird gemeinsam mit allen Stellen abgewogen, an denen die vorhergehende Zeile geendet haben könnte; gewählt wird jene Folge von Zeilen, die insgesamt am wenigsten stört. Störend sind übermäßig gedehnte Wortzwischenräume ebenso wie aufeinanderfolgende Trennungen, vereinzelte Silben am Absatzende und Anführungszeichen, die am Zeilenanfang allein zu stehen scheinen. Die Wahrscheinlichkeit, eine einwandfreie Zeilenfolge zu finden, wächst mit der Anzahl der erlaubten Trennstellen; deshalb sind Silbentrennmuster für deutschsprachige Veröffentlichungen unverzichtbar.

Bedingte Trennstriche stehen in Dampf\u00adschiff\u00adfahrt; geschützte Leerzeichen in 20 °C, S. 15 und z. B. hier; geschützte Bindestriche in E‑Mail. Gedankenstriche – wie diese – stehen zwischen Leerzeichen, ‚einfache‘ und »umgekehrte« Anführungszeichen gibt es ebenso wie das große ẞ in STRAẞE.

> **Hinweis.** Eine Anmerkung mit Aufzählung:
>
> - Überschriften werden nicht getrennt.
> - Eigennamen möglichst auch nicht.

> **Achtung.** Zwischen „Wachs-tube“ und „Wach-stube“ unterscheidet nur der Sinn.
""", "Fußnoten[^eins] gibt es auch, und 🇩🇪 Zeichen.\n\n[^eins]: Eine Fußnote mit *Hervorhebung* und Übermaß an Länge, damit sie über mehr als eine einzige Zeile reicht und ihre zweite Zeile dort beginnt, wo die erste begann."),
                ("Tabelle und Programm", """
| Wort | Trennung | Länge |
| :--- | :--- | ---: |
| Silbentrennung | Sil-ben-tren-nung | 14 |
| Geschwindigkeitsbegrenzungsüberschreitung | Ge-schwin-dig-keits-be-gren-zungs-über-schrei-tung | 41 |
| Straße | Stra-ße | 6 |

```python
def länge(wort: str) -> int:
    return len(wort)  # zählt Codepunkte, nicht Silben, nicht Bytes, nicht Zeichen, wie man sie sieht, und geht über die Zeile hinaus
```

![Ein rundes Feld, das zum Rand hin durchsichtig wird](assets/disc.png)

1. Erstens
2. Zweitens
   - [x] erledigt
   - [ ] offen
""", None),
             ],
             "takeaways": ["Der ganze Absatz zählt.", "Trennmuster hängen von der Sprache ab."],
             "prompt": "Suchen Sie auf dieser Seite drei getrennte Wörter und prüfen Sie ihre Trennstellen im Wörterbuch.",
             "outcome": "Alle drei sind richtig getrennt; keine Silbe steht allein.",
             "quiz": [
                ("Wie wird „Blumentopferde“ getrennt?", ["Blumento-pferde", "Blumentopf-erde", "Blume-ntopferde", "gar nicht"], 1, "Die Erde steht im Blumentopf."),
                ("Wie viele Trennstellen hat „Silbentrennung“?", ["eine", "zwei", "drei", "vier"], 2, "Sil-ben-tren-nung.")]},
            {"id": "kurz", "title": "Eine kurze Lektion", "prerequisites": ["lesson:trennung"], "objectives": ["Sich kurz fassen"], "minutes": 60,
             "overview": "Diese Lektion ist so kurz, dass sie kaum eine halbe Seite füllt.",
             "concepts": [("Mehr nicht", "Mehr ist dazu nicht zu sagen; siehe [die vorige Lektion](lesson:trennung#ein-längerer-absatz).", None)],
             "takeaways": ["Kürze", "Würze"], "prompt": "Sagen Sie dasselbe mit weniger Wörtern.", "outcome": "Das ist bisher niemandem gelungen."},
         ],
         "projects": [{"id": "absatz", "title": "Einen Absatz setzen", "lessonIds": ["trennung"],
            "problemStatement": "Setzen Sie einen Absatz **zweimal**: mit und ohne Silbentrennung.",
            "constraints": ["gleiche Schrift"], "deliverables": ["zwei Absätze"],
            "rubric": [{"criterion": "Gleichmäßigkeit", "weight": 100, "levels": [
                {"label": "gut", "description": "Keine Zeile fällt auf.", "points": 2},
                {"label": "schwach", "description": "Mehrere Zeilen fallen auf.", "points": 1}]}]}]},
    ],
}
