import Forms

/// Patterns of ECMA-262 for texts that readers take apart themselves. Editors know by them what readers refuse; readers
/// may refuse more.
enum KeyPattern {
    /// 1 to 65,535
    private static let port =
        "0*([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])"
    /// `https://help.example.com/path/`
    static let url =
        #"[Hh][Tt][Tt][Pp][Ss]?://([A-Za-z0-9_](\.?[A-Za-z0-9_\-])*|\[[0-9A-Fa-f:.]+\])(:"# + port + ")?"
        + #"(/(?!\.{1,2}(/|$))([A-Za-z0-9\-._~!$&'()*+,;=:@]|%[0-9A-Fa-f]{2})+)*/?"#
    /// `/cgi-bin/docket-cgi`
    static let gateway = #"(/(?!\.{1,2}(/|$))[A-Za-z0-9\-._~!$&'()*+,;=:@]+)+"#
    /// `pt-BR`
    static let language = "[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?"
    /// `10.0.0.0/8`
    static let addresses = "[0-9A-Fa-f:.]+(/[0-9]{1,3})?"
    /// `5 per minute`
    static let rate = "[0-9]+ per (\(RateUnit.allCases.map(\.rawValue).joined(separator: "|")))"
    /// `spam.example`
    static let host = #"[^\s/:@.]+(\.[^\s/:@.]+)*"#
    /// `#1f4fd8`
    static let color = "#[0-9A-Fa-f]{6}"
    /// `0.75rem`
    static let length =
        #"(?=[0-9.])((([01]?[0-9]|2[0-3])?(\.[0-9]{1,4})?|24(\.0{1,4})?)px"#
        + #"|(0{0,2}(\.[0-9]{1,4})?|0?1(\.([0-4][0-9]{0,3}|50{0,3}))?)(rem|em))"#
    /// `Georgia, serif`
    static let families = "\(family)(,\(family)){0,9}"
    /// One of these names, which no word of CSS may be where files make the family.
    static let ownFamily =
        "(?![\"' ]*(\(ThemeReader.genericFamilies.map(anyCase).joined(separator: "|")))[\"' ]*$)\(family)"
    private static let family =
        #"[\s"']*[^\s\x00-\x20!-,/:-@\[-^`{-\x7f][^\x00-\x1f!-,/:-@\[-^`{-\x7f]*[\s"']*"#
    /// `name@example.com`, or several with commas between them
    static let email = #"[^@]*[^@\s][^@]*@[\s\S]*\S[\s\S]*"#
    /// `https://example.com`, or any other scheme
    static let address = #"\s*[A-Za-z][A-Za-z0-9+.\-]*:[\s\S]+"#
    /// `other_product`
    static let fieldName = "(?![Ii][Ss][Ii][Nn][Dd][Ee][Xx]$)[A-Za-z][A-Za-z0-9_\\-]{0,63}"
    /// `/thanks/`
    static let path = #"/(?!/)[!-\[\]-~]*"#
    /// `.pdf`, `image/png`, `image/*`
    static let fileKind =
        #"(\.[A-Za-z0-9\-]+)+|[Ii][Mm][Aa][Gg][Ee]/\*|[Aa][Uu][Dd][Ii][Oo]/\*|[Vv][Ii][Dd][Ee][Oo]/\*"#
        + #"|[A-Za-z0-9][A-Za-z0-9!#$&\-^_.+]*/[A-Za-z0-9][A-Za-z0-9!#$&\-^_.+]*"#
    /// `500 kB`
    static let size = "0*[0-9]{1,16}(\\.[0-9]{1,3})? *[kKmMgG]?[bB]"
    /// `-0.5` (HTML §2.3.4.3)
    static let number = #"-?([0-9]+|[0-9]*\.[0-9]+)([eE][+\-]?[0-9]+)?"#
    /// `2026-12-24`
    static let date = "[0-9]{4,6}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
    /// `18:00`
    static let time = #"([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]{1,3})?)?"#
    /// `2026-12-24 18:00`
    static let datetime = "\(date)[T ]\(time)"
    /// A date, with or without a time.
    static let moment = "\(date)([T ]\(time))?"

    /// A word in upper or lower case.
    static func anyCase(_ word: String) -> String {
        word.map { $0.isLetter ? "[\($0)\($0.uppercased())]" : String($0) }.joined()
    }

    /// The pattern of a kind of date or time.
    static func moment(_ kind: TemporalKind) -> String {
        switch kind {
        case .date: date
        case .datetime: datetime
        case .time: time
        }
    }
}
