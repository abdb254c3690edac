internal import CourseModel

/// The rules by which words of a language are stemmed.
///
/// They are light ones, which join what a learner types with what an author wrote and cut little more. Words are folded before: without case, accents and points.
enum StemmingRules {
    /// The rules for a language (a BCP 47 tag); none for one that we know nothing of.
    static func rules(for language: String) -> String {
        let primary = language.prefix { $0 != "-" }.lowercased()
        guard let own = table[primary] else { return "" }
        // English terms stand in texts of every script but Latin, where the rules of the two do not meet.
        return latin.contains(primary) ? own : own + ";" + english
    }

    /// The languages with rules, sorted.
    static var languages: [String] { table.keys.sorted() }

    private static let latin: Set<String> = ["en", "de", "fr", "es", "pt", "it", "nl"]

    private static let english =
        "2sses>ss,ies>y,ss>ss,us>us,is>is,s;4ly;3eed>eed,ied>y,ing,ed;2bb>b,dd>d,gg>g,ll>l,mm>m,nn>n,pp>p,rr>r,tt>t"
        + ";4ment,ness;3e;5isation>is,ization>iz,ation,at;4ion;4abl,ibl,ful,ity,ism,ist,iv"

    private static let table: [String: String] = [
        "en": english,
        "de": "3ss>ss,ern,en,em,er,es,e,s,n;4ung,heit,keit,lich,isch;3e;3bb>b,dd>d,ff>f,gg>g,ll>l,mm>m,nn>n,pp>p,tt>t",
        "fr":
            "3eaux>eau,aux>al,ss>ss,s,x;4ement,ation,ateur,atric,ment;4aient,ait,ant,ent,er,ez,ee,ai,e;3nn>n,ll>l,tt>t",
        "es": "3ces>z,iones>ion,es,s;4amiento,imiento,mente,acion,adora,ador;4iendo,ando,ado,ido,ada,ida,ar,er,ir"
            + ";3a,e,o,i",
        "pt": "3oes>ao,aes>ao,ais>al,eis>el,ns>m,es,s;4amento,imento,mente,acao,adora,ador"
            + ";4ando,endo,indo,ado,ido,ada,ida,ar,er,ir;3a,e,o,i",
        "it": "3chi>c,ghi>g,ioni>ion,i,e,o,a;4amento,iment,ament,ment,azion,ator,atric;4and,end,at,it,ut,ar,er,ir;3i",
        "nl":
            "3heden>heid,ss>ss,en,es,s,e;4heid,ing,lijk;3aa>a,ee>e,oo>o,bb>b,dd>d,gg>g,kk>k,ll>l,mm>m,nn>n,pp>p,rr>r,tt>t",
        "ru": "3иями,ями,ами,иях,ях,ах,иеи,ием,ями,ого,его,ому,ему,ыми,ими,ая,яя,ое,ее,ые,ие,ыи,ии,ои,еи,ую,юю,ом,ем"
            + ",ов,ев,ия,ию,ью,а,я,о,е,ы,и,у,ю,ь,и;4аться,яться,иться,еться,ивать,ывать,ать,ять,ить,еть,ал,ил,ет,ит,ют,ут,ат,ят"
            + ";4ост,ени,ани;3нн>н",
        "ar": "3^وال,بال,كال,فال,لل,ال;4^و;3ات,ون,ين,ان,ها,هم,يه,ه,ي",
        "fa": "3^نمي,مي;3هايي,هاي,ها,ترين,تر,ات,ان,ي,ه",
        "hi": "2ियों,ियां,ाओं,ाएं,ुओं,ुएं,ाना,ाने,ाता,ाते,ाती,ता,ते,ती,ना,ने,नी,ों,ें,ओं,एं,यों,ां,ीं,ा,ी,े,ि,ु,ू,ो",
        "ja": "3ー",
        "zh": "",
        "ko": "2으로,에서,에게,까지,부터,은,는,이,가,을,를,의,에,와,과,로,도",
        "th": "",
    ]
}
