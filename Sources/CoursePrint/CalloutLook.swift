internal import TextLayout

/// What a callout looks like, by the word that it begins with.
struct CalloutLook {
    /// The bar at its side and the sign.
    var color: Color
    /// The title's, darker where the bar's colour would be hard to read.
    var titleColor: Color
    var background: Color
    /// A sign that stands beside the title, for the eye only.
    var sign: String

    /// The look of a callout with a title.
    init(title: String, theme: BookTheme) {
        switch Self.kinds[title.lowercased()] {
        case .tip: self.init(0x2F7D4F, 0x276B43, 0xEFF6F0, "☞")
        case .warning: self.init(0xB7791F, 0x855600, 0xFDF7EA, "⚠")
        case .danger: self.init(0xB93A2B, 0x9E2C1F, 0xFCF1EF, "⚠")
        case .exercise: self.init(0x6A4CA5, 0x583C8F, 0xF5F2FA, "✎")
        case .note: self.init(theme.accent, theme.accent, theme.panel, "🛈")
        case nil: self.init(theme.accent, theme.accent, theme.panel, "◆")
        }
    }

    private init(_ color: UInt32, _ titleColor: UInt32, _ background: UInt32, _ sign: String) {
        self.init(Color(color), Color(titleColor), Color(background), sign)
    }

    private init(_ color: Color, _ titleColor: Color, _ background: Color, _ sign: String) {
        self.color = color
        self.titleColor = titleColor
        self.background = background
        self.sign = sign
    }

    private enum Kind {
        case note
        case tip
        case warning
        case danger
        case exercise
    }

    /// The words that callouts begin with, in the languages of the interface; any other word is a heading of its own.
    private static let kinds: [String: Kind] = {
        let words: [(Kind, String)] = [
            (.note, "note info information remark seealso hinweis anmerkung bemerkung remarque nota información"),
            (.note, "ملاحظة معلومة टिप्पणी सूचना नोट 注 注意点 補足 メモ 备注 说明 참고 opmerking uwaga poznámka примечание"),
            (.tip, "tip hint tipp conseil astuce consejo dica suggerimento نصيحة تلميح सुझाव संकेत ヒント コツ 提示 팁 совет"),
            (.warning, "warning caution careful attention warnung achtung vorsicht avertissement advertencia cuidado"),
            (.warning, "atención aviso avviso attenzione تحذير تنبيه انتباه चेतावनी सावधान सावधानी 警告 注意 경고 внимание"),
            (.danger, "danger important gefahr wichtig importante خطر هام مهم ख़तरा महत्वपूर्ण 危険 重要 중요 важно"),
            (.exercise, "exercise challenge task activity question übung aufgabe frage exercice ejercicio exercício"),
            (.exercise, "esercizio تمرين تحدي अभ्यास चुनौती 練習 課題 演習 练习 연습 упражнение"),
        ]
        var kinds: [String: Kind] = [:]
        for (kind, list) in words {
            for word in list.split(separator: " ") { kinds[String(word)] = kind }
        }
        return kinds
    }()
}
