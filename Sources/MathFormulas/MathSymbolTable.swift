/// The symbols of LaTeX, AMS and KaTeX by the class that TeX gives them: names and characters in turn.
enum MathSymbolTable {
    /// Reads a list of names and characters.
    static func pairs(_ text: String, _ make: (String) -> MathCommand) -> [(String, MathCommand)] {
        // By scalars: a mark after a space would be one character with it.
        let words = text.unicodeScalars.split { $0 == " " || $0 == "\n" }.map { String($0) }
        precondition(words.count.isMultiple(of: 2), "a name and a character in turn")
        return stride(from: 0, to: words.count, by: 2).map { (words[$0], make(words[$0 + 1])) }
    }

    static let lowerGreek = """
        alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ thetasym ϑ iota ι
        kappa κ varkappa ϰ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ
        upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω digamma ϝ
        varGamma Γ varDelta Δ varTheta Θ varLambda Λ varXi Ξ varPi Π varSigma Σ varUpsilon Υ varPhi Φ varPsi Ψ
        varOmega Ω imath ı jmath ȷ partial ∂
        """

    static let uprightLetters = """
        Alpha Α Beta Β Gamma Γ Delta Δ Epsilon Ε Zeta Ζ Eta Η Theta Θ Iota Ι Kappa Κ Lambda Λ Mu Μ Nu Ν Xi Ξ
        Omicron Ο Pi Π Rho Ρ Sigma Σ Tau Τ Upsilon Υ Phi Φ Chi Χ Psi Ψ Omega Ω
        ell ℓ hbar ℏ hslash ℏ nabla ∇ Im ℑ Image ℑ Re ℜ Real ℜ wp ℘ weierp ℘ aleph ℵ alef ℵ alefsym ℵ beth ℶ
        gimel ℷ daleth ℸ eth ð Finv Ⅎ Game ⅁ Bbbk 𝕜 cnums ℂ Complex ℂ natnums ℕ N ℕ R ℝ Reals ℝ reals ℝ Z ℤ
        infty ∞ infin ∞ mho ℧ AA Å aa å AE Æ ae æ OE Œ oe œ O Ø o ø ss ß
        """

    static let binary = """
        pm ± plusmn ± mp ∓ times × div ÷ cdot ⋅ sdot ⋅ cdotp · centerdot ⋅ ast ∗ star ⋆ circ ∘ bullet ∙ bull ∙
        cap ∩ cup ∪ uplus ⊎ sqcap ⊓ sqcup ⊔ vee ∨ lor ∨ wedge ∧ land ∧ setminus ∖ smallsetminus ∖ wr ≀ diamond ⋄
        bigtriangleup △ bigtriangledown ▽ triangleleft ◃ triangleright ▹ lhd ⊲ rhd ⊳ unlhd ⊴ unrhd ⊵ oplus ⊕
        ominus ⊖ otimes ⊗ oslash ⊘ odot ⊙ bigcirc ◯ dagger † dag † ddagger ‡ ddag ‡ amalg ⨿ And & Cap ⋒ Cup ⋓
        doublecap ⋒ doublecup ⋓ barwedge ⊼ doublebarwedge ⩞ veebar ⊻ curlyvee ⋎ curlywedge ⋏ boxplus ⊞ boxminus ⊟
        boxtimes ⊠ boxdot ⊡ circledast ⊛ circledcirc ⊚ circleddash ⊝ divideontimes ⋇ dotplus ∔ intercal ⊺
        leftthreetimes ⋋ rightthreetimes ⋌ ltimes ⋉ rtimes ⋊ plusminus ± gtrdot ⋗ lessdot ⋖
        """

    static let relations = """
        leq ≤ le ≤ geq ≥ ge ≥ leqslant ⩽ geqslant ⩾ leqq ≦ geqq ≧ eqslantless ⪕ eqslantgtr ⪖ lesssim ≲ gtrsim ≳
        lessapprox ⪅ gtrapprox ⪆ approxeq ≊ ll ≪ gg ≫ lll ⋘ llless ⋘ ggg ⋙ gggtr ⋙ lessgtr ≶ gtrless ≷ lesseqgtr ⋚
        gtreqless ⋛ lesseqqgtr ⪋ gtreqqless ⪌ lt < gt > prec ≺ succ ≻ preceq ⪯ succeq ⪰ preccurlyeq ≼ succcurlyeq ≽
        curlyeqprec ⋞ curlyeqsucc ⋟ precsim ≾ succsim ≿ precapprox ⪷ succapprox ⪸ equiv ≡ sim ∼ thksim ∼ simeq ≃
        backsim ∽ backsimeq ⋍ approx ≈ thickapprox ≈ cong ≅ doteq ≐ Doteq ≑ doteqdot ≑ fallingdotseq ≒
        risingdotseq ≓ circeq ≗ eqcirc ≖ triangleq ≜ bumpeq ≏ Bumpeq ≎ asymp ≍ propto ∝ varpropto ∝ eqsim ≂
        in ∈ isin ∈ ni ∋ owns ∋ subset ⊂ sub ⊂ supset ⊃ supe ⊇ sube ⊆ subseteq ⊆ supseteq ⊇ subseteqq ⫅ supseteqq ⫆
        Subset ⋐ Supset ⋑ sqsubset ⊏ sqsupset ⊐ sqsubseteq ⊑ sqsupseteq ⊒ mid ∣ shortmid ∣ parallel ∥ shortparallel ∥
        perp ⟂ vdash ⊢ dashv ⊣ models ⊨ vDash ⊨ Vdash ⊩ Vvdash ⊪ bowtie ⋈ Join ⋈ smile ⌣ frown ⌢ smallsmile ⌣
        smallfrown ⌢ between ≬ pitchfork ⋔ therefore ∴ because ∵ backepsilon ∍ vartriangleleft ⊲ vartriangleright ⊳
        trianglelefteq ⊴ trianglerighteq ⊵ blacktriangleleft ◀ blacktriangleright ▶ vartriangle △ colon :
        vcentcolon : coloneqq ≔ coloneq ≔ colonequals ≔ eqqcolon ≕ eqcolon ≕ equalscolon ≕ Coloneqq ⩴ coloncolonequals ⩴
        dblcolon ∷ coloncolon ∷ ratio ∶ doublecolon ∷ multimap ⊸ origof ⊶ imageof ⊷
        neq ≠ ne ≠ notin ∉ notni ∌ nless ≮ ngtr ≯ nleq ≰ ngeq ≱ nleqslant ⪇ ngeqslant ⪈ nleqq ≰ ngeqq ≱ lneq ⪇ gneq ⪈
        lneqq ≨ gneqq ≩ lvertneqq ≨ gvertneqq ≩ lnsim ⋦ gnsim ⋧ lnapprox ⪉ gnapprox ⪊ nprec ⊀ nsucc ⊁ npreceq ⋠
        nsucceq ⋡ precneqq ⪵ succneqq ⪶ precnsim ⋨ succnsim ⋩ precnapprox ⪹ succnapprox ⪺ nsim ≁ ncong ≇ nmid ∤
        nshortmid ∤ nparallel ∦ nshortparallel ∦ nvdash ⊬ nvDash ⊭ nVdash ⊮ nVDash ⊯ ntriangleleft ⋪
        ntriangleright ⋫ ntrianglelefteq ⋬ ntrianglerighteq ⋭ nsubseteq ⊈ nsupseteq ⊉ nsubseteqq ⊈ nsupseteqq ⊉
        subsetneq ⊊ supsetneq ⊋ varsubsetneq ⊊ varsupsetneq ⊋ subsetneqq ⫋ supsetneqq ⫌ varsubsetneqq ⫋ varsupsetneqq ⫌
        """

    static let arrows = """
        leftarrow ← gets ← larr ← lArr ⇐ Leftarrow ⇐ Larr ⇐ rightarrow → to → rarr → Rightarrow ⇒ rArr ⇒ Rarr ⇒
        leftrightarrow ↔ lrarr ↔ harr ↔ Leftrightarrow ⇔ lrArr ⇔ hArr ⇔ Harr ⇔ Lrarr ⇔ longleftarrow ⟵ Longleftarrow ⟸
        longrightarrow ⟶ Longrightarrow ⟹ implies ⟹ impliedby ⟸ longleftrightarrow ⟷ Longleftrightarrow ⟺ iff ⟺
        mapsto ↦ longmapsto ⟼ hookleftarrow ↩ hookrightarrow ↪ leftharpoonup ↼ leftharpoondown ↽ rightharpoonup ⇀
        rightharpoondown ⇁ rightleftharpoons ⇌ leftrightharpoons ⇋ nearrow ↗ searrow ↘ swarrow ↙ nwarrow ↖
        leadsto ⇝ rightsquigarrow ⇝ leftrightsquigarrow ↭ dashleftarrow ⇠ dashrightarrow ⇢ leftleftarrows ⇇
        rightrightarrows ⇉ leftrightarrows ⇆ rightleftarrows ⇄ upuparrows ⇈ downdownarrows ⇊ Lleftarrow ⇚
        Rrightarrow ⇛ twoheadleftarrow ↞ twoheadrightarrow ↠ leftarrowtail ↢ rightarrowtail ↣ looparrowleft ↫
        looparrowright ↬ curvearrowleft ↶ curvearrowright ↷ circlearrowleft ↺ circlearrowright ↻ restriction ↾
        upharpoonright ↾ upharpoonleft ↿ downharpoonright ⇂ downharpoonleft ⇃ Lsh ↰ Rsh ↱ nleftarrow ↚
        nrightarrow ↛ nleftrightarrow ↮ nLeftarrow ⇍ nRightarrow ⇏ nLeftrightarrow ⇎
        """

    /// Symbols that are spaced as letters.
    static let ordinary = """
        forall ∀ exists ∃ exist ∃ nexists ∄ neg ¬ lnot ¬ emptyset ∅ empty ∅ varnothing ∅ complement ∁ top ⊤ bot ⊥
        angle ∠ measuredangle ∡ sphericalangle ∢ triangle △ triangledown ▽ square □ Box □ blacksquare ■ Diamond ◊
        lozenge ◊ blacklozenge ⧫ bigstar ★ blacktriangle ▲ blacktriangledown ▼ clubsuit ♣ clubs ♣ diamondsuit ♢
        diamonds ♢ heartsuit ♡ hearts ♡ spadesuit ♠ spades ♠ flat ♭ natural ♮ sharp ♯ backprime ‵ surd √
        checkmark ✓ maltese ✠ circledR ® copyright © circledS Ⓢ degree ° pounds £ mathsterling £ yen ¥ S § sect §
        P ¶ diagup ╱ diagdown ╲ cdots ⋯ dotsb ⋯ dotsm ⋯ dotsi ⋯ vdots ⋮ ddots ⋱ iddots ⋰
        # # $ $ % % & & _ _ textunderscore _ textdollar $ textquotedblleft “ textquotedblright ” textquoteleft ‘
        textquoteright ’ textregistered ® textdegree ° textasciitilde ~ textasciicircum ^ textbackslash \\
        textendash – textemdash — textellipsis … lq ‘ rq ’ mathellipsis … ldots … dots … dotsc … dotso …
        """

    static let punctuation = "ldotp ."

    static let integrals = """
        int ∫ iint ∬ iiint ∭ iiiint ⨌ oint ∮ oiint ∯ oiiint ∰ smallint ∫
        """

    static let sums = """
        sum ∑ prod ∏ coprod ∐ bigcap ⋂ bigcup ⋃ bigvee ⋁ bigwedge ⋀ bigoplus ⨁ bigotimes ⨂ bigodot ⨀ biguplus ⨄
        bigsqcup ⨆ intop ∫
        """

    static let functions = """
        arccos arcsin arctan arctg arcctg arg ch cos cosec cosh cot cotg coth csc ctg cth deg dim exp hom ker lg ln \
        log sec sin sinh sh sgn tan tanh tg th erf
        """

    static let limitFunctions = "det gcd inf lim max min Pr sup argmax argmin plim"

    static let opening = """
        lbrace { { { lparen ( lbrack [ langle ⟨ lang ⟨ lfloor ⌊ lceil ⌈ lvert | lVert ‖ lgroup ⟮ lmoustache ⎰
        ulcorner ┌ llcorner └ llbracket ⟦ lBrack ⟦ lBrace ⦃
        """

    static let closing = """
        rbrace } } } rparen ) rbrack ] rangle ⟩ rang ⟩ rfloor ⌋ rceil ⌉ rvert | rVert ‖ rgroup ⟯ rmoustache ⎱
        urcorner ┐ lrcorner ┘ rrbracket ⟧ rBrack ⟧ rBrace ⦄
        """

    static let bothSides = "vert | Vert ‖ | ‖ backslash \\"

    static let verticalArrows = """
        uparrow ↑ uarr ↑ downarrow ↓ darr ↓ updownarrow ↕ Uparrow ⇑ uArr ⇑ Uarr ⇑ Downarrow ⇓ dArr ⇓ Darr ⇓
        Updownarrow ⇕
        """

    static let stretchedArrows = """
        xleftarrow ← xrightarrow → xLeftarrow ⇐ xRightarrow ⇒ xleftrightarrow ↔ xLeftrightarrow ⇔ xhookleftarrow ↩
        xhookrightarrow ↪ xtwoheadleftarrow ↞ xtwoheadrightarrow ↠ xleftharpoonup ↼ xrightharpoonup ⇀
        xleftharpoondown ↽ xrightharpoondown ⇁ xleftrightharpoons ⇋ xrightleftharpoons ⇌ xtofrom ⇄ xmapsto ↦
        xlongequal =
        """
}
