/// Reads HTML and knows at each byte where in the document it stands (HTML §13.2.5).
///
/// Names are kept in lower case. It never looks ahead, so that the text may come in any portions.
struct MarkupTokenizer: Sendable {
    var state = MarkupState.data
    /// The `<` of the innermost tag, comment or element that is not closed.
    var start = 0
    /// The opening quote of the value that it is in.
    private(set) var quote = 0
    /// The name of the tag that it is in or, in RCDATA and raw text, of the element.
    private(set) var element: [UInt8] = []
    /// The name of the attribute that it is in.
    private(set) var attribute: [UInt8] = []
    var oddities: [(oddity: MarkupOddity, offset: Int)] = []
    var isEndTag = false
    /// How much has been read of `</title`, or how many hyphens of `-->`.
    var matched = 0
    /// The `<` of what could be an end tag.
    var lessThan = 0
    /// What has been read behind `<!`.
    var declaration: [UInt8] = []
    /// Whether nothing but hyphens is in the comment, of which the first two do not count for `--!>`.
    var isCommentStart = false
    var isCommentBang = false

    var elementName: String { String(decoding: element, as: UTF8.self) }
    var attributeName: String { String(decoding: attribute, as: UTF8.self) }

    var place: MarkupPlace {
        switch state {
        case .data: MarkupPlace(state: state, start: 0)
        case .doubleQuoted, .singleQuoted: MarkupPlace(state: state, start: quote)
        default: MarkupPlace(state: state, start: start)
        }
    }

    /// The comment, element, value or tag that it is in.
    var unit: MarkupPlace {
        switch state {
        case .data, .rcdata, .rawText, .comment, .bogusComment, .doctype, .doubleQuoted, .singleQuoted: place
        default: MarkupPlace(state: .tagName, start: start)
        }
    }

    /// Hands out what was refused since the last call.
    mutating func takeOddities() -> [(oddity: MarkupOddity, offset: Int)] {
        defer { oddities.removeAll() }
        return oddities
    }

    /// Notes that a template's tag is here: what was begun of an end tag does not go on behind it.
    mutating func meetTag() {
        guard state == .rcdata, matched > 0 else { return }
        oddities.append((.lessThan(element: elementName), lessThan))
        matched = 0
    }

    /// Notes that a section begins or ends here.
    mutating func meetSection() { state = state.atSection }

    /// Notes that something refused is here that was to be the name of an attribute.
    mutating func meetName() {
        if state.isBetweenAttributes { state = .attributeName }
    }

    /// Takes what a section's end and its beginning agree on.
    mutating func join(_ other: MarkupTokenizer) {
        if other.state == .separator, state == .beforeAttributeName { state = .separator }
    }

    /// Reads a portion of a document.
    /// - Parameter text: its indices are the offsets of what is found.
    mutating func read(_ text: ArraySlice<UInt8>) {
        let base = text.startIndex
        text.withUnsafeBufferPointer { buffer in
            var index = 0
            while index < buffer.count {
                // Most of a document is text and values, of which only one character matters.
                if let end = terminator {
                    while index < buffer.count, buffer[index] != end { index += 1 }
                    guard index < buffer.count else { break }
                }
                step(buffer[index], at: base + index)
                index += 1
            }
        }
    }

    private var terminator: UInt8? {
        switch state {
        case .data: UInt8(ascii: "<")
        case .doubleQuoted: UInt8(ascii: "\"")
        case .singleQuoted: UInt8(ascii: "'")
        case .rcdata, .rawText: matched == 0 ? UInt8(ascii: "<") : nil
        default: nil
        }
    }

    private mutating func step(_ byte: UInt8, at offset: Int) {
        switch state {
        case .data:
            state = .tagOpen
            start = offset
        case .rcdata, .rawText: readText(byte, at: offset)
        case .tagOpen, .endTagOpen: openTag(byte, at: offset)
        case .doubleQuoted, .singleQuoted: state = .afterQuoted
        case .declarationOpen: openDeclaration(byte)
        case .comment: readComment(byte)
        case .bogusComment, .doctype: if byte == UInt8(ascii: ">") { state = .data }
        default: readTag(byte, at: offset)
        }
    }
}

// MARK: - Tags

extension MarkupTokenizer {
    private mutating func openTag(_ byte: UInt8, at offset: Int) {
        let isEnd = state == .endTagOpen
        switch byte {
        case _ where byte.isLetter:
            element.removeAll(keepingCapacity: true)
            element.append(byte.lowercased)
            isEndTag = isEnd
            state = .tagName
        case UInt8(ascii: "/") where !isEnd: state = .endTagOpen
        case UInt8(ascii: "!") where !isEnd:
            declaration.removeAll(keepingCapacity: true)
            state = .declarationOpen
        case UInt8(ascii: "?"): state = .bogusComment
        case UInt8(ascii: "<") where !isEnd: start = offset
        case UInt8(ascii: ">") where isEnd: state = .data
        default: state = isEnd ? .bogusComment : .data
        }
    }

    mutating func readTag(_ byte: UInt8, at offset: Int) {
        switch byte {
        case UInt8(ascii: ">"): closeTag()
        case _ where byte.isHTMLBlank:
            switch state {
            case .beforeAttributeValue: break
            case .attributeName, .afterAttributeName: state = .afterAttributeName
            default: state = .beforeAttributeName
            }
        case _ where state == .unquoted: break
        case _ where state == .beforeAttributeValue:
            quote = offset
            state =
                byte == UInt8(ascii: "\"") ? .doubleQuoted : byte == UInt8(ascii: "'") ? .singleQuoted : .unquoted
        case UInt8(ascii: "/"): state = .selfClosing
        case UInt8(ascii: "=") where state == .attributeName || state == .afterAttributeName:
            state = .beforeAttributeValue
        case UInt8(ascii: "=") where state == .separator || state == .beforeAttributeName:
            oddities.append((.valueApart, offset))
            state = .beforeAttributeValue
        case _ where state == .tagName: element.append(byte.lowercased)
        case _ where state == .attributeName: attribute.append(byte.lowercased)
        default:
            if state == .separator { oddities.append((.missingSpace, offset)) }
            attribute.removeAll(keepingCapacity: true)
            attribute.append(byte.lowercased)
            state = .attributeName
        }
    }

    private mutating func closeTag() {
        state = .data
        guard !isEndTag else { return }
        switch elementName {
        case "title", "textarea": state = .rcdata
        case "script", "style", "xmp", "iframe", "noembed", "noframes", "plaintext": state = .rawText
        // Where scripts run, browsers read noscript as raw text; what is allowed between tags is harmless there too.
        default: break
        }
        matched = 0
    }
}

extension UInt8 {
    var isLetter: Bool { lowercased >= UInt8(ascii: "a") && lowercased <= UInt8(ascii: "z") }

    var lowercased: UInt8 {
        self >= UInt8(ascii: "A") && self <= UInt8(ascii: "Z") ? self | 0x20 : self
    }

    /// What HTML takes for a blank between attributes: also a form feed.
    var isHTMLBlank: Bool { isBlank || self == 0x0C }
}
