/// Lets a template print only where escaping makes it harmless, and keeps each tag within one file, section or block.
///
/// The parser tells it each portion of literal text and each tag in their order.
struct MarkupCheck {
    private(set) var tokenizer = MarkupTokenizer()
    private(set) var problems: [Problem] = []
    private let bytes: [UInt8]
    /// The last place with a problem that one message is enough for.
    private var refusedPlace: MarkupPlace?

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func read(_ text: ArraySlice<UInt8>) {
        tokenizer.read(text)
        takeOddities()
    }

    private mutating func takeOddities() {
        guard !tokenizer.oddities.isEmpty else { return }
        problems += tokenizer.takeOddities().map { Problem(Self.sentence($0.oddity), at: $0.offset) }
    }

    private mutating func meetTag() {
        tokenizer.meetTag()
        takeOddities()
    }

    /// Whether a variable may stand here.
    /// - Returns: the attribute's name where it must be an address.
    mutating func meetVariable(_ tag: Tag) -> String? {
        meetTag()
        switch tokenizer.state {
        case .data: break
        case .rcdata:
            if tag.kind == .raw {
                refuse(tag, "\(tag.shown) cannot stand in <\(tokenizer.elementName)>. Write {{\(tag.name)}}.")
            }
        case .doubleQuoted, .singleQuoted:
            let attribute = tokenizer.attributeName
            let use = attributeUse
            if let refusal = refusal(of: tag, in: attribute, use) {
                refuseOnce(tag, refusal)
            } else if tag.kind == .raw {
                refuse(tag, "\(tag.shown) cannot stand in an attribute. Write {{\(tag.name)}}.")
            } else if use == .address {
                guard fillsValue(tag) else {
                    refuseOnce(tag, Self.address(attribute))
                    return nil
                }
                return attribute
            }
        default:
            refuseOnce(tag, refusal(of: tag))
            tokenizer.meetName()
        }
        return nil
    }

    private var attributeUse: AttributeUse {
        let (attribute, element) = (tokenizer.attributeName, tokenizer.elementName)
        // What a meta tag's content does is said by another attribute, before or behind it.
        let isInstruction = attribute == "content" && element == "meta" && isInTag("http-equiv")
        return isInstruction ? .httpHead : AttributeUse(attribute, of: element)
    }

    /// Whether a word in lower case stands between the tag's `<` and the next `>`.
    private func isInTag(_ word: StaticString) -> Bool {
        let tag = bytes[tokenizer.start...].prefix { $0 != UInt8(ascii: ">") }.map(\.lowercased)
        let word = Array(String(describing: word).utf8)
        return tag.indices.contains { tag[$0...].starts(with: word) }
    }

    /// Whether only quotes are around the tag.
    private func fillsValue(_ tag: Tag) -> Bool {
        let end = tag.range.upperBound
        return tokenizer.quote == tag.range.lowerBound - 1 && end < bytes.count && bytes[end] == bytes[tokenizer.quote]
    }

    /// Partials, parents and blocks stand where a template of their own could begin.
    mutating func meetTemplate(_ tag: Tag) {
        meetTag()
        guard tokenizer.state != .data else { return }
        refuseOnce(
            tag,
            "\(tag.shown) cannot stand \(whereabouts): partials, parents and blocks stand only between tags.")
    }

    /// - Returns: the state to hand back at the end of the section or block.
    mutating func open(_ tag: Tag, isArgument: Bool) -> MarkupTokenizer {
        let outside = tokenizer
        if isArgument {
            tokenizer = MarkupTokenizer()
        } else if tag.kind == .block {
            meetTemplate(tag)
        } else {
            meetSection(tag)
        }
        return isArgument ? outside : tokenizer
    }

    private mutating func meetSection(_ tag: Tag) {
        meetTag()
        tokenizer.meetSection()
        switch tokenizer.state {
        case .data, .rcdata, .beforeAttributeName, .separator: break
        case .doubleQuoted, .singleQuoted:
            let attribute = tokenizer.attributeName
            let use = attributeUse
            if let refusal = refusal(of: tag, in: attribute, use) {
                refuseOnce(tag, refusal)
            } else if use == .address {
                refuseOnce(tag, Self.address(attribute))
            }
        default: refuseOnce(tag, refusal(of: tag))
        }
    }

    /// Ends a section, block or argument.
    mutating func close(_ tag: Tag, _ opened: MarkupTokenizer, isArgument: Bool) {
        meetTag()
        let runsOn = [.attributeName, .unquoted, .separator].contains(tokenizer.state)
        tokenizer.meetSection()
        let before = isArgument ? MarkupTokenizer() : opened
        let (first, last) = (before.place, tokenizer.place)
        let isSameTag = first.start == last.start && first.state.isBetweenAttributes && last.state.isBetweenAttributes
        if first == last || isSameTag {
            // Of a list, the section's first attribute comes behind its last.
            let hasValue = tokenizer.quote >= tag.range.upperBound
            let isMistaken = problems.last.map { $0.offset > tag.range.lowerBound } ?? false
            if first.state == .beforeAttributeName, runsOn, hasValue, tag.kind == .section, !isMistaken {
                refuseOnce(tag, Self.space(before: tag))
            }
            tokenizer.join(opened)
        } else if refusedPlace != before.unit {
            // Otherwise the section may not stand there at all, and one message is enough.
            refuse(tag, imbalance(tag, before))
        }
        if isArgument { tokenizer = opened }
    }

    /// The problems of a file that ends here, in the order of their places.
    mutating func finish() -> [Problem] {
        if tokenizer.state != .data { problems.append(unfinished) }
        return problems.sorted { $0.offset < $1.offset }
    }

    private mutating func refuse(_ tag: Tag, _ message: String) {
        problems.append(Problem(message, at: tag.range.lowerBound))
    }

    /// One message for all that stands in one comment, script, value or tag.
    private mutating func refuseOnce(_ tag: Tag, _ message: String) {
        guard refusedPlace != tokenizer.unit else { return }
        refusedPlace = tokenizer.unit
        refuse(tag, message)
    }
}
