internal import Diagnostics

/// Opening and closing sections, blocks and parents.
extension Parser {
    mutating func push(
        _ tag: Tag, leading: [UInt8]? = nil, intrinsic: [UInt8]? = nil, isArgument: Bool = false
    ) {
        flush()
        let place = tag.kind == .parent ? nil : markup?.open(tag, isArgument: isArgument)
        open.append(
            OpenTag(
                tag: tag, dedent: dedent, leading: leading, intrinsic: intrinsic,
                isArgument: isArgument, markup: place))
        levels.append([])
    }

    mutating func openBlock(_ tag: Tag) {
        if isInParent {
            // What else is in a parent does not count, so that an argument always begins its line.
            let next = lines(around: tag).next
            textStart = next ?? tag.range.upperBound
            push(tag, isArgument: true)
            if let next { dedent = indentation(ofTextAt: next).count }
        } else {
            let lines = takeLine(of: tag)
            let intrinsic = lines.isStandalone ? lines.next.map { indentation(ofTextAt: $0).dropFirst(dedent) } : nil
            push(tag, leading: leading(tag, lines), intrinsic: intrinsic.map(Array.init))
        }
    }

    mutating func close(_ tag: Tag) {
        guard let last = open.last else {
            if let index = givenUp.firstIndex(of: tag.name) {
                givenUp.remove(at: index)
            } else {
                report("\(tag.shown) closes nothing: no section, block or parent is open.", tag)
            }
            return
        }
        guard last.tag.name == tag.name else { return closeCrossed(tag, last) }
        switch last.tag.kind {
        case .parent: closeParent(tag, last)
        case .block: closeBlock(tag, last)
        default:
            takeLine(of: tag)
            let content = pop(last)
            let name = Name(last.tag.name, offset: last.tag.range.lowerBound)
            add(last.tag.kind == .inverted ? .inverted(name, content) : .section(name, content))
        }
    }

    /// Closes what was probably meant, so that one mistake makes one message.
    private mutating func closeCrossed(_ tag: Tag, _ last: OpenTag) {
        let line = source.position(at: last.tag.range.lowerBound).line
        report("\(tag.shown) cannot close here: \(last.tag.shown) of line \(line) is still open.", tag)
        let index = open.lastIndex { $0.tag.name == tag.name } ?? open.count - 1
        givenUp += open[index...].map(\.tag.name).filter { $0 != tag.name }
        dedent = open[index].dedent
        text = []
        open.removeSubrange(index...)
        levels.removeSubrange((index + 1)...)
    }

    private mutating func pop(_ last: OpenTag) -> [Node] {
        flush()
        if let place = last.markup { markup?.close(last.tag, place, isArgument: last.isArgument) }
        dedent = last.dedent
        open.removeLast()
        return levels.removeLast()
    }

    private mutating func closeBlock(_ tag: Tag, _ last: OpenTag) {
        if last.isArgument {
            addText(upTo: lines(around: tag).start ?? tag.range.lowerBound)
        } else {
            takeLine(of: tag)
        }
        let content = pop(last)
        let intrinsic = content.isEmpty ? nil : last.intrinsic
        let block = Block(
            name: last.tag.name, nodes: content, indentation: intrinsic ?? last.leading ?? [],
            startsLine: last.intrinsic != nil, offset: last.tag.range.lowerBound)
        if last.isArgument {
            textStart = tag.range.upperBound
            open[open.count - 1].arguments.append(block)
        } else {
            blocks.insert(block.name)
            add(.block(block))
        }
    }

    /// A parent is alone on its lines, wherever the line breaks inside it are.
    private mutating func closeParent(_ tag: Tag, _ last: OpenTag) {
        let lines = lines(around: tag)
        _ = pop(last)
        textStart = tag.range.upperBound
        var indentation: [UInt8] = []
        if let next = lines.next, last.leading != nil || lines.start != nil {
            textStart = next
            indentation = last.leading ?? []
        } else if let leading = last.leading {
            text += leading
            flush()
        }
        add(include(last.tag, indentation: indentation, arguments: last.arguments))
    }

    mutating func include(_ tag: Tag, indentation: [UInt8], arguments: [Block]) -> Node {
        let include = Include(
            tag.name, indentation: indentation, arguments: arguments, offset: tag.range.lowerBound)
        var name: String?
        if case .named(let fixed) = include.target { name = fixed }
        references.append(
            Template.Reference(
                name: name, offset: include.offset, isUnconditional: open.isEmpty, arguments: arguments))
        return .include(include)
    }
}
