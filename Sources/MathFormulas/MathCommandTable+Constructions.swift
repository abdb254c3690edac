extension MathCommandTable {
    static let accents: Commands =
        marks("hat ˆ check ˇ tilde ˜ acute ´ grave ` dot ˙ ddot ¨ dddot ⃛ ddddot ⃜ breve ˘ bar ¯ vec → mathring ˚", false)
        + marks("widehat \u{302} widecheck ˇ widetilde ~ overline ‾ overrightarrow → overleftarrow ←", true)
        + marks("overleftrightarrow ↔ Overrightarrow ⇒ overleftharpoon ↼ overrightharpoon ⇀", true)
        + marks("overgroup ⏠ overlinesegment ‾", true)
        + marks("underline _ underbar _ underrightarrow → underleftarrow ← underleftrightarrow ↔", true, below: true)
        + marks("undergroup ⏡ underlinesegment _ utilde ~", true, below: true)
        + [
            ("overbrace", .overBrace("⏞", isBelow: false)), ("underbrace", .overBrace("⏟", isBelow: true)),
            ("overbracket", .overBrace("⎴", isBelow: false)), ("underbracket", .overBrace("⎵", isBelow: true)),
            ("overparen", .overBrace("⏜", isBelow: false)), ("underparen", .overBrace("⏝", isBelow: true)),
        ]

    private static func marks(_ text: String, _ isStretched: Bool, below: Bool = false) -> Commands {
        MathSymbolTable.pairs(text) { .accent($0, isStretched: isStretched, isBelow: below) }
    }

    static let fractions: Commands = [
        ("frac", .fraction(.natural, left: "", right: "", hasBar: true)),
        ("dfrac", .fraction(.display, left: "", right: "", hasBar: true)),
        ("tfrac", .fraction(.text, left: "", right: "", hasBar: true)),
        ("cfrac", .fraction(.continued, left: "", right: "", hasBar: true)),
        ("binom", .fraction(.natural, left: "(", right: ")", hasBar: false)),
        ("dbinom", .fraction(.display, left: "(", right: ")", hasBar: false)),
        ("tbinom", .fraction(.text, left: "(", right: ")", hasBar: false)),
        ("genfrac", .special(.generalFraction)),
        ("over", .infix(left: "", right: "", hasBar: true)), ("atop", .infix(left: "", right: "", hasBar: false)),
        ("choose", .infix(left: "(", right: ")", hasBar: false)),
        ("brace", .infix(left: "{", right: "}", hasBar: false)),
        ("brack", .infix(left: "[", right: "]", hasBar: false)),
        ("sqrt", .special(.root)),
    ]

    static let fonts: Commands = [
        ("mathrm", .font(.upright)), ("mathup", .font(.upright)), ("mathnormal", .font(.italic)),
        ("mathit", .font(.italic)), ("mathbf", .font(.bold)), ("mathbfup", .font(.bold)), ("bold", .font(.bold)),
        ("mathbb", .font(.doubleStruck)), ("Bbb", .font(.doubleStruck)), ("mathcal", .font(.script)),
        ("mathscr", .font(.script)), ("mathfrak", .font(.fraktur)), ("frak", .font(.fraktur)),
        ("mathsf", .font(.sansSerif)), ("mathtt", .font(.monospace)), ("boldsymbol", .boldSymbol), ("bm", .boldSymbol),
        ("mathbfit", .font(.boldItalic)), ("mathsfit", .font(.sansSerifItalic)),
        ("rm", .fontSwitch(.upright)), ("it", .fontSwitch(.italic)), ("bf", .fontSwitch(.bold)),
        ("sf", .fontSwitch(.sansSerif)), ("tt", .fontSwitch(.monospace)), ("cal", .fontSwitch(.script)),
    ]

    static let texts: Commands = [
        ("text", .text(MathTextStyle())), ("textrm", .text(MathTextStyle())), ("textnormal", .text(MathTextStyle())),
        ("textup", .text(MathTextStyle())), ("textmd", .text(MathTextStyle())), ("mbox", .text(MathTextStyle())),
        ("hbox", .text(MathTextStyle())), ("textbf", .text(MathTextStyle(isBold: true))),
        ("textit", .text(MathTextStyle(isItalic: true))), ("emph", .text(MathTextStyle(isItalic: true))),
        ("textsl", .text(MathTextStyle(isItalic: true))), ("textsf", .text(MathTextStyle(family: .sansSerif))),
        ("texttt", .text(MathTextStyle(family: .monospace))), ("textsc", .text(MathTextStyle())),
    ]

    static let styles: Commands = [
        ("displaystyle", .style(.display)), ("textstyle", .style(.text)), ("scriptstyle", .style(.script)),
        ("scriptscriptstyle", .style(.scriptScript)),
        ("tiny", .size(500)), ("scriptsize", .size(700)), ("footnotesize", .size(800)), ("small", .size(900)),
        ("normalsize", .size(1_000)), ("large", .size(1_200)), ("Large", .size(1_440)), ("LARGE", .size(1_728)),
        ("huge", .size(2_074)), ("Huge", .size(2_488)),
        ("color", .special(.color)), ("textcolor", .special(.textColor)), ("colorbox", .special(.colorBox)),
        ("fcolorbox", .special(.framedColorBox)),
    ]

    static let spaces: Commands = [
        (",", .space(167)), ("thinspace", .space(167)), (":", .space(222)), (">", .space(222)),
        ("medspace", .space(222)), (";", .space(278)), ("thickspace", .space(278)), ("enspace", .space(500)),
        ("enskip", .space(500)), ("quad", .space(1_000)), ("qquad", .space(2_000)), ("!", .space(-167)),
        ("negthinspace", .space(-167)), ("negmedspace", .space(-222)), ("negthickspace", .space(-278)),
        (" ", .space(333)), ("space", .space(333)), ("nobreakspace", .space(333)),
        ("hspace", .length(.inBraces)), ("hspace*", .length(.inBraces)), ("mspace", .length(.inBraces)),
        ("hskip", .length(.bare)), ("mskip", .length(.bare)), ("kern", .length(.bare)), ("mkern", .length(.bare)),
    ]

    static let overlays: Commands = [
        ("phantom", .overlay(.phantom)), ("hphantom", .overlay(.horizontalPhantom)),
        ("vphantom", .overlay(.verticalPhantom)), ("smash", .overlay(.smash)), ("llap", .overlay(.left)),
        ("clap", .overlay(.centre)), ("rlap", .overlay(.right)), ("mathllap", .overlay(.left)),
        ("mathclap", .overlay(.centre)), ("mathrlap", .overlay(.right)), ("mathstrut", .special(.nothing)),
        ("strut", .special(.nothing)), ("boxed", .enclosed(.box)), ("fbox", .enclosed(.box)),
        ("cancel", .enclosed(.strikeUp)), ("bcancel", .enclosed(.strikeDown)), ("xcancel", .enclosed(.strikeBoth)),
        ("sout", .enclosed(.strikeThrough)), ("angl", .enclosed(.angle)), ("raisebox", .special(.raise)),
        ("rule", .special(.rule)),
    ]

    static let structure: Commands = [
        ("overset", .stack(.over)), ("underset", .stack(.under)), ("stackrel", .stack(.relation)),
        ("substack", .special(.substack)), ("limits", .special(.limits)), ("nolimits", .special(.noLimits)),
        ("displaylimits", .special(.nothing)), ("not", .special(.not)), ("prime", .special(.prime)),
        ("mathord", .classed(.ordinary)), ("mathop", .classed(.largeOperator)), ("mathbin", .classed(.binary)),
        ("mathrel", .classed(.relation)), ("mathopen", .classed(.opening)), ("mathclose", .classed(.closing)),
        ("mathpunct", .classed(.punctuation)), ("mathinner", .classed(.inner)),
        ("bra", .between("⟨", "|", isStretched: false)), ("ket", .between("|", "⟩", isStretched: false)),
        ("braket", .between("⟨", "⟩", isStretched: false)), ("Bra", .between("⟨", "|", isStretched: true)),
        ("Ket", .between("|", "⟩", isStretched: true)), ("Braket", .between("⟨", "⟩", isStretched: true)),
        ("set", .between("{", "}", isStretched: false)), ("Set", .between("{", "}", isStretched: true)),
        ("begin", .special(.begin)), ("end", .special(.end)), ("\\", .special(.newRow)), ("cr", .special(.newRow)),
        ("newline", .special(.newRow)), ("hline", .special(.line)), ("hdashline", .special(.line)),
        ("tag", .special(.tag)), ("notag", .special(.noTag)), ("nonumber", .special(.noTag)),
        ("label", .special(.label)), ("allowbreak", .special(.nothing)), ("nobreak", .special(.nothing)),
        ("relax", .special(.nothing)), ("vcenter", .classed(.ordinary)), ("mathchoice", .special(.choice)),
    ]
}
