"""The English specimen: everything that a text can hold."""

LANGUAGES = {
    "c": 'static int count(const char *text, char sought) {\n\tint found = 0; /* a tab stands before this line */\n\tfor (; *text; ++text) if (*text == sought) ++found;\n\treturn found;\n}',
    "cpp": '#include <vector>\ntemplate <typename Value> auto doubled(const std::vector<Value>& values) -> std::vector<Value> {\n    std::vector<Value> result; for (const auto& value : values) { result.push_back(value); result.push_back(value); } return result;\n}',
    "csharp": 'public record Reading(DateTime Time, double Degrees)\n{\n    public override string ToString() => $"{Time:yyyy-MM-dd}: {Degrees} °C"; // one line\n}',
    "css": '@media (prefers-color-scheme: dark) {\n  :root { --accent: #9cc4e4; }\n  a[href^="https:"]::after { content: " ↗"; color: var(--accent); }\n}',
    "go": 'func mean(values []float64) (float64, error) {\n\tif len(values) == 0 {\n\t\treturn 0, errors.New("no values")\n\t}\n\treturn sum(values) / float64(len(values)), nil\n}',
    "html": '<!doctype html>\n<html lang="en"><head><title>A page & its title</title></head>\n<body onload="start()"><p class="lead">Text</p><!-- a comment --></body></html>',
    "java": 'public final class Counter {\n    private final Map<String, Integer> counts = new HashMap<>();\n    public void add(String word) { counts.merge(word, 1, Integer::sum); }\n}',
    "javascript": "const squares = [1, 2, 3].map((value) => value ** 2);\nconsole.log(`The squares are ${squares.join(', ')}, and /a+b*/.test('aab') is ${/a+b*/.test('aab')}`);",
    "json": '{ "name": "specimen", "numbers": [1, -2.5e3, null, true], "nested": { "text": "\\u00e9 \\"quoted\\"" } }',
    "kotlin": 'data class Point(val x: Int, val y: Int = 0)\nfun main() = println(listOf(Point(1), Point(2, 3)).sumOf { it.x + it.y })',
    "php": '<?php\nforeach ($words as $index => $word) { echo htmlspecialchars("{$index}: {$word}\\n"); }',
    "python": 'def table(rows: list[dict[str, float]], *, key: str = "name") -> str:\n    """Gives the rows as lines."""\n    return "\\n".join(f"{row[key]:>12} {row[\'value\']:8.2f}" for row in sorted(rows, key=lambda row: (row[key], -row["value"], row.get("order", 0))))',
    "r": 'fit <- lm(height ~ age + I(age^2), data = children)\nsummary(fit)$r.squared  # how much is explained',
    "ruby": "class Greeting\n  def initialize(name) = @name = name\n  def to_s = \"Hello, #{@name}!\" # string\nend",
    "rust": "fn longest<'a>(first: &'a str, second: &'a str) -> &'a str {\n    if first.len() >= second.len() { first } else { second }\n}",
    "bash": 'for file in *.csv; do\n  awk -F, \'NR > 1 { sum += $3 } END { print FILENAME, sum }\' "$file" | tee -a totals.txt | sort --key=2 --numeric-sort --reverse | head --lines=20\ndone',
    "sql": "SELECT country, COUNT(*) AS readings -- one row a country\nFROM stations JOIN readings USING (station) WHERE taken >= DATE '2026-01-01' GROUP BY country HAVING COUNT(*) > 100 ORDER BY readings DESC;",
    "swift": 'struct Line: ~Copyable {\n    let words: [String]\n    consuming func joined() -> String { words.joined(separator: " ") }  // takes the line\n}',
    "typescript": "type Result<Value> = { kind: 'found'; value: Value } | { kind: 'missing' };\nexport const first = <Value,>(values: readonly Value[]): Result<Value> => values.length ? { kind: 'found', value: values[0] } : { kind: 'missing' };",
    "yaml": "title: Specimen\ncourses: [courses/*]\npdf:\n  pageSize: a5 # small\n  note: |\n    Two lines\n    of text",
    "powershell": 'Get-ChildItem -Path .\\data -Filter *.csv | ForEach-Object { "$($_.Name): $((Get-Content $_ | Measure-Object -Line).Lines)" }',
    "xml": '<?xml version="1.0" encoding="UTF-8"?>\n<manifest xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" identifier="course"><!-- one item --><item>A &amp; B</item></manifest>',
    "ini": "; settings\n[server]\nport = 8080\nname = specimen",
    "diff": "--- a/lesson.md\n+++ b/lesson.md\n@@ -1,2 +1,2 @@\n-The old line\n+The new line\n unchanged",
    "console": "$ lectern export pdf courses/intro --output intro.pdf\npdf in 0.12 s: intro.pdf\n$ echo $?\n0",
}

PROSE = """
A page of text is made of decisions that nobody should notice. Where a line ends, how wide its spaces are, whether a word is divided and where: a reader sees none of it as long as it is done well, and stumbles over all of it when it is not. The difficulty is that these decisions depend on each other. A word that is taken up into one line leaves less for the next; a space that is stretched here is stretched again three lines below, and a paragraph that looked even at its beginning ends in a line of loose, drifting words.

The remedy is old and simple to state: look at the whole paragraph before deciding anything. Every place at which a line may end is weighed together with every place at which the line before it may have ended, and among all the ways through the paragraph the one is chosen whose lines together are the least bad. What is bad is a matter of taste that can be written down: a line whose spaces have to grow by half is bad, one whose spaces have to grow twofold is very bad, two divided words at the ends of neighbouring lines are worse than two that stand apart, and a last line of a single short word is a pity.

Counterintuitively, incomprehensibilities such as internationalization, electroencephalographically or pneumonoultramicroscopicsilicovolcanoconiosis are easier to set than a run of short words, because they can be divided in more places. Short words leave no choice: "I am as at it is to be or as we do go on so he is in it up to us all" has to be broken at its spaces, and at nothing but its spaces.
"""

TABLE = "| Number | Square | Cube | In words | Remark |\n| ---: | ---: | ---: | :--- | :---: |\n" + "\n".join(
    f"| {n} | {n * n:,} | {n ** 3:,} | " + ("one two three four five six seven eight nine ten eleven twelve thirteen "
    "fourteen fifteen sixteen seventeen eighteen nineteen twenty".split() + [f"**{n}** times" for n in range(21, 91)])[n - 1]
    + f" | {'*prime*' if n > 1 and all(n % d for d in range(2, n)) else ''} |" for n in range(1, 91))

COURSE = {
    "id": "specimen-english", "language": "en", "title": "A specimen of the book: everything that it can hold",
    "description": "Every block and inline of the markup, for tests that read the book back & look at its pages.",
    "authors": ["The Lectern authors", "Ångström Łukasz Œuvre"], "audience": "Tests, and people who look at type",
    "constraints": ["no network", "two hours"], "prerequisites": ["Patience", "A sharp eye"],
    "modules": [
        {"id": "words", "title": "Words, lines & paragraphs", "summary": "What stands in a line, and how lines become paragraphs.",
         "lessons": [
            {"id": "inlines", "title": "Everything that stands in a line", "objectives": [
                "Tell *plain* text from marked text: this stays as it is written", "Find every kind of link"],
             "overview": """
Plain text, *emphasis*, **strong text**, ***both***, ~~struck text~~, `code in a line`, and ***`all` ~~of~~ it*** together. A hard break ends this line\\
and another, with two spaces, ends this one  
before the paragraph goes on. Entities are read: &copy; &amp; &lt;tag&gt; &frac12; &#8364; &hellip;

Escapes stay away: \\*no emphasis\\*, \\_none\\_, \\`no code\\`, \\[no link\\](nowhere), \\# no heading, and 1\\. no list.
""",
             "concepts": [
                ("Links of every kind", """
An address with words: [the example site](https://example.org/ "a title"), an address alone <https://example.org/a/b?c=d&e=f>, one that GFM finds: https://example.org/extended and www.example.org, a mail address <somebody@example.org>. A link to [another lesson](lesson:blocks), to [a heading there](lesson:blocks#deep-headings), to [a heading here](#signs-and-symbols), and one with *emphasis and `code`*: [**bold** and `code`](https://example.org/very/long/address).

A very long address must break: https://example.org/a/very/long/path/that/does/not/fit/into/a/single/line/of/this/book/however/wide/it/may/be/index.html?with=parameters&and=more-of-them&until=the-line-is-full#and-a-fragment

A link over several lines: [this link has so many words that it does not fit into one line of the book, goes on in the next, and must still be one link for whoever listens to the page, and lead to the same place from each of its lines](https://example.org/long).
""", None),
                ("Signs and symbols", """
“Double” and ‘single’ quotation marks, an apostrophe’s place, – en dash, — em dash, ellipsis… «guillemets», §, ¶, †, ‡, •, ‰, ′, ″, №, ™, ©, ®. Arrows ← ↑ → ↓ ↔ ⇒, mathematics ± × ÷ ≠ ≈ ≤ ≥ ∞ ∑ ∏ √ ∫ ∂ ∈ ∉ ⊂ ∪ ∩ ∀ ∃, fractions ½ ⅓ ¾, powers x² y³ aⁿ, indices H₂O, currencies € £ ¥ ₹ ¢, Greek αβγδε ΑΒΓΔΕ, Cyrillic абвгд АБВГД, Vietnamese Tiếng Việt, Czech příliš žluťoučký kůň, Polish zażółć gęślą jaźń, Turkish ğüşıöç İ, Icelandic þæö ÐÞ.

Ligatures: office, affine, fluffy, file, flow, ﬁnal. Combining: é (e + acute), ñ (n + tilde), ệ.

Non-breaking spaces keep 10 km and Dr. Who together; a non‑breaking hyphen keeps co‑op whole; soft hyphens allow an ex\u00adtra\u00ador\u00addi\u00adnar\u00adi\u00adly long word to be divided where they stand; a zero-width space al\u200blows it too.
""", """
A footnote stands here,[^first] another there,[^second] and the first one again.[^first]

[^first]: The first note, with *emphasis*, `code` and [a link](https://example.org/note).
[^second]: The second note has two paragraphs.

    This is its second, and it is long enough to need more than a single line of small type at the foot of the page or wherever notes stand.
"""),
                ("Emoji in the text", """
Single: 😀 🚀 🌍 ✅ ❌ ⚠️ ❤️ ⭐. With a skin: 👍🏽 👩🏿‍🔬. Families: 👨‍👩‍👧‍👦. Flags: 🇺🇸 🇩🇪 🇯🇵 🏴‍☠️. Keycaps: 1️⃣ #️⃣. In **bold 🎉 text**, in *italic 🎈 text*, and ten in a row: 🍏🍎🍐🍊🍋🍌🍉🍇🍓🫐.

- ✅ an item that begins with an emoji
- and one that ends with it 🏁
""", None),
                ("Formulas as they are written", """
Inline $a^2 + b^2 = c^2$ and $E = mc^2$, money US$5, and US$10, a dollar \\$ sign, and a displayed one:

$$
\\int_{-\\infty}^{\\infty} e^{-x^2}\\,dx = \\sqrt{\\pi}, \\qquad \\sum_{k=1}^{n} k = \\frac{n(n+1)}{2}
$$

A picture in a line ![a red dot](assets/dot.png) is as high as its letters.
""", None),
             ],
             "takeaways": ["Inline text may be *emphasised*, **strong**, `code` or a [link](https://example.org/).",
                           "Emoji 🚀 are text.", "Formulas: $x$."],
             "prompt": "Find on these pages one example of each kind of inline, and write them down:\n\n- [ ] emphasis\n- [x] strong text\n- [ ] a link",
             "outcome": "A list of at least eleven kinds; who has fewer has overlooked the hard break.",
             "quiz": [
                ("Which of these is *emphasis*?", ["`*a*`", "*a*", "**a**", "~~a~~"], 1, "One star on each side."),
                ("What does $x^2$ give for $x = -3$? ✅", ["$9$", "$-9$", "$6$", "It depends on the weather, on the phase of the moon, on the reader's mood and on everything else that makes an option longer than a line of this book is wide"], 0, "A square is never negative: $(-3) \\cdot (-3) = 9$."),
                ("Is an explanation shown that says the answer again?", ["No, it is left out", "Yes", "Twice", "Never mind"], 0, "No, it is left out"),
             ]},
            {"id": "blocks", "title": "Everything that stands on lines of its own", "prerequisites": ["lesson:inlines"],
             "objectives": ["See every block of the markup"], "minutes": 95, "level": "intermediate",
             "overview": """
Blocks stand below each other: paragraphs, lists, quotations, callouts, code, tables, formulas, rules.

---

The rule above is a thematic break.
""",
             "concepts": [
                ("Lists in lists", """
- A first item
- A second one
  - with a list in it
    - and another
      - down to the fourth level, where the text is long enough to go on in a second line, which has to begin where the first one did
  - and back
- A third

3. Ordered, from three
4. with a list:
   1. one
   2. two
      - mixed
5. and a last one

* A loose list

  with a second paragraph

* and code in an item:

  ```python
  print("in a list")
  ```

* and a quotation:

  > Quoted in a list.

- [ ] to do
- [x] done
  - [ ] to do below
- no task

99. Numbers grow
100. to three digits
101. and stay aligned
""", None),
                ("Quotations and callouts", """
> A quotation of one paragraph.
>
> And its second, with *emphasis*.
>
> > A quotation in a quotation.
> >
> > - with a list

> **Note.** A note.

> **Tip.** A tip with `code` and a list:
>
> 1. one
> 2. two

> **Warning.** Mind the step. It is higher than the one before, and this text is long enough to need several lines inside its box, so that its colour reaches over all of them.

> **Caution.**
> The text begins in a line of its own.

> **Important.** With a table:
>
> | A | B |
> | --- | --- |
> | 1 | 2 |

> **Very long titles are possible too, though nobody needs them.** Text.

> **No full stop** makes no callout, but a quotation with a bold beginning.
""", "Emoji make callouts in some courses:\n\n> 🎓 Research more, and tell others.\n\n✅ Think about it."),
                ("Deep headings", """
Text before the first heading.

### Third level

Text.

#### Fourth level

Text.

##### Fifth level

Text.

###### Sixth level

Text at the sixth level.

### Third level again with a title that is much too long for a single line of the book and therefore has to be broken

#### *Emphasis*, `code` and 🚀 in a heading

The last text.
""", "### A heading in the example\n\nIts text."),
             ],
             "takeaways": ["A list may stand in a list.", "A callout has a **title**."],
             "prompt": "Write a text with **three** levels of lists, a quotation and a callout, and print it.",
             "outcome": "Every item stands below the one that it belongs to:\n\n1. outer\n   - inner\n     1. innermost",
             "quiz": [("How deep may lists go?", ["One", "Two", "Four", "As deep as the text needs"], 3, "See [Lists in lists](lesson:blocks#lists-in-lists).")]},
            {"id": "long-text", "title": "A long text, for the breaking of lines", "objectives": ["Read much"],
             "overview": PROSE,
             "concepts": [
                ("The same once more, narrow", "\n".join("> " + line for line in PROSE.strip().split("\n")), None),
                ("And in a list", "\n\n".join("- " + part + "\n  - " + part[:400].rsplit(" ", 1)[0] + "." for part in PROSE.strip().split("\n\n")), None),
                ("Words that do not fit", """
Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft, Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch, Taumatawhakatangihangakoauauotamateaturipukakapikimaungahoronukupokaiwhenuakitanatahu.

A hash: `e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855`, a path `/usr/share/fonts/truetype/noto/NotoSerif-BoldItalic.ttf`, and a word without any break: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.
""", None),
             ],
             "takeaways": ["Look at the whole paragraph.", "Short words leave no choice."],
             "prompt": "Hold the page at arm's length and look for *rivers*: white paths that run down through the lines.",
             "outcome": "There are none that an eye would follow for more than three lines."},
         ],
         "projects": [{"id": "set-a-page", "title": "Set a page of your own", "lessonIds": ["inlines", "blocks"],
            "problemStatement": "Choose a text of *at least* 500 words and set it twice:\n\n1. justified\n2. ragged\n\n> **Tip.** Use the same face.",
            "constraints": ["one page each", "no picture"], "deliverables": ["two pages", "a paragraph that compares them"],
            "rubric": [
                {"criterion": "Evenness", "weight": 60, "levels": [
                    {"label": "Excellent", "description": "No line stands out.", "points": 10},
                    {"label": "Good", "description": "One or two lines are loose.", "points": 6},
                    {"label": "Poor", "description": "Rivers run through the page.", "points": 1}]},
                {"criterion": "Comparison", "weight": 40, "levels": [
                    {"label": "Excellent", "description": "Says what and why.", "points": 10},
                    {"label": "Good", "description": "Says what.", "points": 6},
                    {"label": "Poor", "description": "Says little.", "points": 1}]}]}]},
        {"id": "figures", "title": "Tables, code and pictures", "summary": "",
         "lessons": [
            {"id": "tables", "title": "Tables: long, wide, narrow, empty", "objectives": ["Read a table over several pages"],
             "overview": "Tables break between rows, and repeat their head on every page.\n\n| A | B |\n| - | - |\n| the smallest | table |",
             "concepts": [
                ("A long table", TABLE, None),
                ("A wide table", """
| Country | Capital | Population in millions | Area in km² | Language | Currency | Calling code | Internet domain | Highest mountain |
| --- | --- | ---: | ---: | --- | --- | --- | --- | --- |
| Liechtenstein | Vaduz | 0.04 | 160 | German | Swiss franc | +423 | .li | Vorder Grauspitz |
| Switzerland | Bern | 8.9 | 41,285 | German, French, Italian, Romansh | Swiss franc | +41 | .ch | Dufourspitze |
| Austria | Vienna | 9.1 | 83,879 | German | Euro | +43 | .at | Großglockner |
| Papua New Guinea | Port Moresby | 10.1 | 462,840 | Hiri Motu, Tok Pisin, English and about 840 more | Kina | +675 | .pg | Mount Wilhelm |
""", None),
                ("What a cell can hold", """
| Kind | Example | Aligned right |
| :--- | :---: | ---: |
| Code | `a \\| b` | `x` |
| A link | [example](https://example.org/) | 1 |
| A formula | $x^2$ | 2 |
| Emphasis | *a* **b** ~~c~~ | 3 |
| Emoji | 🚀 | 4 |
| Long text | This cell has so much text that its row is several lines high, while the others in the same row stay at their top. | 5 |
| Nothing |  |  |
""", None),
             ],
             "takeaways": ["A head is repeated.", "Columns are as wide as what is in them."],
             "prompt": "Find the row of 37 in the long table, and say on which page it stands and what its head is.",
             "outcome": "Its head stands on the same page, whichever that is.",
             "quiz": [("What is repeated on every page of a table?", ["Its head", "Its first row", "Nothing", "Its caption"], 0, "So that nobody has to turn back.")]},
            {"id": "code", "title": "Code in twenty-five languages", "objectives": ["Read code whose lines go on"],
             "overview": "Lines that are too long for the page go on in the next one, with a mark; nothing runs off.",
             "concepts": [
                ("One by one", "\n\n".join(f"{name}:\n\n```{name}\n{text}\n```" for name, text in LANGUAGES.items()), None),
                ("Without a language, indented, long", "```\nno language   with   spaces   kept\n\tand a tab\n```\n\n    an indented block\n      with its indentation\n\nA listing over pages:\n\n```python\n" + "\n".join(
                    f"def function_{n}(value):  # the function with the number {n}\n    return value * {n} + {n * n}\n" for n in range(1, 41)).rstrip("\n") + "\n```", None),
                ("Hard cases", "```text\n" + "x" * 300 + "\n" + "word " * 60 + "\n```\n\n````markdown\n```python\nprint('a fence in a fence')\n```\n````\n\n```json\n\n\n{}\n```\n\n```unknown-language\n┌─┬─┐ box │ drawing └─┴─┘ ░▒▓█ → ∀x∈ℝ\n```", None),
             ],
             "takeaways": ["`code` keeps its spaces", "A long line goes on"],
             "prompt": "Copy one of the listings out of the book into an editor, and run it as it is.",
             "outcome": "It runs: no character is lost and none was added, apart from the ends of lines that went on.",
             "quiz": [("What does `print('a' * 3)` print?", ["`aaa`", "`a * 3`", "`'aaa'`", "nothing, it is an error"], 0, "`*` repeats.")]},
            {"id": "pictures", "title": "Pictures of every format and size", "objectives": ["Look"],
             "overview": "Pictures stand where the text has them, small ones in their line ![a red dot](assets/dot.png), large ones alone.",
             "concepts": [
                ("Rasters", """
![A disc that fades towards its edge](assets/disc.png)

The disc above has an alpha channel. A large plan, of which the book keeps what can be printed:

![Nine columns that grow from left to right, and a curve above a grid](assets/plan.png "A plan")

![A field of soft waves in blue and green](assets/field.jpg)

![The same field in grey](assets/grey.jpg)

![A green sign with a yellow triangle](assets/sign.gif) A picture at the beginning of a paragraph.

A link around a picture: [![A green sign that leads to the example site](assets/sign.gif)](https://example.org/)
""", "![A tower of many steps, much higher than wide](assets/tower.png)"),
                ("Vectors and others", """
![A landscape with trees in a window, and beside it two curves over time](assets/shapes.svg)

- In a list:

  ![The landscape again](assets/shapes.svg)

> In a quotation:
>
> ![The disc again](assets/disc.png)

![The field as WebP](assets/field.webp)
""", None),
             ],
             "takeaways": ["Every picture has a text that says what it shows.", "JPEG passes through untouched."],
             "prompt": "Look at the disc, and find out whether its edge is soft in print as well as on a screen.",
             "outcome": "It is soft, and the paper shows through."},
            {"id": "hostile", "title": "What nobody should write (</title><script>)", "objectives": ["<b>Stay</b> whole & sound", "${PATH} {{ template }} %s %n"], "minutes": 5, "level": "advanced",
             "overview": "Text that some program might take for its own: <script>alert(1)</script>, {{ braces }}, %PDF-1.7, endstream endobj, << /Type /Catalog >>, (unbalanced ( parentheses \\\\ and \\) ends.",
             "concepts": [
                ("Raw HTML is text", "<div class=\"box\">\n<p>A block of HTML, shown as it is written.</p>\n</div>\n\nInline <b>bold</b> and <img src=x onerror=alert(1)> stay text, and so does &lt;i&gt;.", None),
                ("Odd characters", "Zero-width joiner a\u200db, non-joiner a\u200cb, word joiner a\u2060b, a mark from right to left \u200f and back \u200e, a mark that no letter has of its own: x\u0302, a line separator\u2028in a paragraph, a tab\tin a paragraph, three dots in a row . . . and quotation marks \"'`´.\n\nUnclosed *emphasis, [a bracket, `code, and $money. A lone [link](nowhere), | pipes | without | a table |, -- --- dashes.", None),
             ],
             "takeaways": ["<!-- comment --> stays text", "$ is money"],
             "prompt": "Look whether anything on these pages did something instead of being read.",
             "outcome": "Nothing did; all of it is text, and can be found by searching for it.",
             "quiz": [("`<script>` in a question <b>is</b>?", ["text", "<i>run</i>", "&amp; lost", "$removed$"], 0, "Everything is text.")]},
            {"id": "short", "title": "The shortest lesson", "minutes": 5, "objectives": ["Be brief"],
             "overview": "A lesson of hardly more than nothing, which still begins on a page of its own.",
             "concepts": [("Nothing more", "There is nothing more to say about it than this one sentence.", None)],
             "takeaways": ["Brevity", "Wit"], "prompt": "Say the same in fewer words than this.", "outcome": "Nobody has managed to do so until now."},
         ],
         "projects": [{"id": "judge-a-book", "title": "Judge a book by its pages", "lessonIds": ["tables", "short"],
            "problemStatement": "Take any book and judge it. Use a table:\n\n| What | Points |\n| --- | ---: |\n| Lines | 5 |\n| Pages | 5 |",
            "constraints": [], "deliverables": ["a page of findings"],
            "rubric": [
                {"criterion": "Care", "weight": 70, "levels": [
                    {"label": "Careful", "description": "Every page was looked at & noted.", "points": 7},
                    {"label": "Fair", "description": "Most pages were.", "points": 1}]},
                {"criterion": "Clarity", "weight": 30, "levels": [
                    {"label": "Clear", "description": "A reader finds each place.", "points": 3},
                    {"label": "Vague", "description": "A reader has to search.", "points": 1},
                    {"label": "None", "description": "Nothing can be found.", "points": 0}]}]}]},
    ],
}
