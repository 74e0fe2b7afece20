/// One tag of a template as the scanner finds it.
struct Tag {
    /// What the character after the opening delimiter says.
    enum Kind {
        case variable, raw, section, inverted, partial, parent, block, close, comment, delimiters

        init(sigil: UInt8?) {
            switch sigil {
            case UInt8(ascii: "{"), UInt8(ascii: "&"): self = .raw
            case UInt8(ascii: "#"): self = .section
            case UInt8(ascii: "^"): self = .inverted
            case UInt8(ascii: ">"): self = .partial
            case UInt8(ascii: "<"): self = .parent
            case UInt8(ascii: "$"): self = .block
            case UInt8(ascii: "/"): self = .close
            case UInt8(ascii: "!"): self = .comment
            case UInt8(ascii: "="): self = .delimiters
            default: self = .variable
            }
        }
    }

    let kind: Kind
    /// Without blanks around it; empty for comments and delimiters.
    let name: String
    /// The bytes of the template that the tag takes, delimiters included.
    let range: Range<Int>

    /// The tag as messages show it, always between the usual delimiters.
    var shown: String {
        switch kind {
        case .variable: "{{\(name)}}"
        case .raw: "{{{\(name)}}}"
        case .section: "{{#\(name)}}"
        case .inverted: "{{^\(name)}}"
        case .partial: "{{>\(name)}}"
        case .parent: "{{<\(name)}}"
        case .block: "{{$\(name)}}"
        case .close: "{{/\(name)}}"
        case .comment: "{{!}}"
        case .delimiters: "{{=}}"
        }
    }
}
