/// Text without tags, declarations and comments.
extension MarkupTokenizer {
    mutating func readText(_ byte: UInt8, at offset: Int) {
        switch matched {
        case 0:
            lessThan = offset
            matched = 1
            return
        case 1 where byte == UInt8(ascii: "/"):
            matched = 2
            return
        case 2...:
            if matched - 2 < element.count {
                guard byte.lowercased == element[matched - 2] else { break }
                matched += 1
                return
            }
            guard byte.isHTMLBlank || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">") else { break }
            guard elementName != "plaintext" else { break }
            start = lessThan
            isEndTag = true
            state = .tagName
            readTag(byte, at: offset)
            return
        default: break
        }
        if state == .rcdata {
            oddities.append((.lessThan(element: elementName), lessThan))
        } else if matched == 1, byte == UInt8(ascii: "!"), elementName == "script" {
            oddities.append((.commentInScript, lessThan))
        }
        lessThan = offset
        matched = byte == UInt8(ascii: "<") ? 1 : 0
    }

    mutating func openDeclaration(_ byte: UInt8) {
        declaration.append(byte.lowercased)
        if declaration == Array("--".utf8) {
            state = .comment
            matched = 2
            isCommentStart = true
            isCommentBang = false
        } else if declaration == Array("doctype".utf8) {
            state = .doctype
        } else if declaration == Array("[cdata[".utf8) {
            oddities.append((.cdata, start))
            state = .bogusComment
        } else if byte == UInt8(ascii: ">") {
            state = .data
        } else if !["--", "doctype", "[cdata["].contains(where: { $0.utf8.starts(with: declaration) }) {
            state = .bogusComment
        }
    }

    mutating func readComment(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "-"):
            matched += 1
            isCommentBang = false
        case UInt8(ascii: ">") where matched >= 2 || isCommentBang:
            state = .data
        default:
            isCommentBang = byte == UInt8(ascii: "!") && matched >= (isCommentStart ? 4 : 2)
            matched = 0
            isCommentStart = false
        }
    }
}
