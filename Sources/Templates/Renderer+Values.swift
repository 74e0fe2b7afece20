internal import Diagnostics

/// Looking values up and writing them.
extension Renderer {
    /// The value that a name has here (Mustache 1.4, interpolation); nil when it has none and that is allowed.
    func value(_ name: Name) throws(Problem) -> Value? {
        guard var found = name.isImplicit ? context.last : lookUp(name.first) else {
            guard set.missing == .error else { return nil }
            let hint = didYouMean(name.first, among: namesInReach)
            throw Problem("No value is called “\(name.first)” here.\(hint)", at: name.offset)
        }
        for (index, part) in name.rest.enumerated() {
            guard case .object(let members) = found, let member = members[part] else {
                guard set.missing == .error else { return nil }
                let path = ([name.first] + name.rest[..<index]).joined(separator: ".")
                throw noMember(part, of: path, found, at: name.offset)
            }
            found = member
        }
        return found
    }

    private func lookUp(_ name: String) -> Value? {
        var index = context.count
        while index > 0 {
            index -= 1
            if case .object(let members) = context[index], let value = members[name] { return value }
        }
        return nil
    }

    private var namesInReach: [String] {
        context.reversed().flatMap { value in
            guard case .object(let members) = value else { return [String]() }
            return members.keys.sorted()
        }
    }

    private func noMember(_ name: String, of path: String, _ value: Value, at offset: Int) -> Problem {
        guard case .object(let members) = value else {
            return Problem("“\(path)” is \(value.kind) and has nothing called “\(name)”.", at: offset)
        }
        let hint = didYouMean(name, among: members.keys.sorted())
        return Problem("“\(path)” has nothing called “\(name)”.\(hint)", at: offset)
    }

    mutating func escape(_ value: Value, _ name: Name) throws(Problem) {
        switch value {
        case .text(let text): writeEscaped(text)
        case .url(let url): writeEscaped(url.string)
        case .html(let html):
            if set.missing.isStrict {
                throw Problem(name.needsRawTag, at: name.offset)
            }
            writeEscaped(html.source)
        case .bool, .list, .object: try writeUnprintable(value, name)
        }
    }

    /// Writes what browsers will follow; only a checked address is harmless there.
    mutating func writeAddress(_ value: Value, _ name: Name, _ attribute: String) throws(Problem) {
        guard case .url(let url) = value else {
            throw Problem(name.needsAddress(value.kind, attribute), at: name.offset)
        }
        writeEscaped(url.string)
    }

    mutating func insert(_ value: Value, _ name: Name) throws(Problem) {
        switch value {
        case .html(let html): write(html.source)
        case .text(let text): try insert(text, value, name)
        case .url(let url): try insert(url.string, value, name)
        case .bool, .list, .object: try writeUnprintable(value, name)
        }
    }

    private mutating func insert(_ text: String, _ value: Value, _ name: Name) throws(Problem) {
        if set.missing.isStrict {
            throw Problem(name.needsHTML(value.kind), at: name.offset)
        }
        write(text)
    }

    private mutating func writeUnprintable(_ value: Value, _ name: Name) throws(Problem) {
        if set.missing.isStrict {
            throw Problem(name.cannotBePrinted(value.kind), at: name.offset)
        }
        if case .bool(let bool) = value { write(bool ? "true" : "false") }
    }

    /// Nil when a dynamic name has no value and that is allowed.
    func templateName(_ include: Include) throws(Problem) -> String? {
        switch include.target {
        case .named(let name): return name
        case .dynamic(let name):
            guard let value = try value(name) else { return nil }
            if case .text(let template) = value { return template }
            guard set.missing.isStrict else { return nil }
            throw Problem(name.needsTemplateName(value.kind), at: include.offset)
        }
    }
}
