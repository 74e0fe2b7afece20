internal import Diagnostics

/// Fills one template, and those that it contains, into one buffer.
struct Renderer {
    /// How many partials, parents and arguments may be inside each other.
    static let callLimit = 100
    /// How deep all that nests may be nested over all templates, so that no template can exhaust the stack.
    static let depthLimit = 500

    /// A template or an argument that is being rendered.
    private enum Call: Equatable {
        case template(String)
        case argument(String)
    }

    /// The arguments of a parent tag, and the template that they are written in.
    private struct Frame {
        let template: Template
        let blocks: [Block]
    }

    private(set) var output: [UInt8] = []
    let set: TemplateSet
    /// The template whose nodes are being rendered; after a throw, the one that the problem is in.
    private(set) var template: Template
    /// The innermost value is the last.
    private(set) var context: [Value]
    private var calls: [Call]
    /// The outermost parent is the first.
    private var frames: [Frame] = []
    private var depth = 0
    private var indentation: [UInt8] = []
    /// Whether nothing of the current line is written yet; only kept while there is an indentation.
    private var startsLine = false

    init(_ set: TemplateSet, _ template: Template, named name: String, _ value: Value) {
        self.set = set
        self.template = template
        context = [value]
        calls = [.template(name)]
        output.reserveCapacity(2 * template.source.text.utf8.count)
    }

    mutating func render(_ nodes: [Node]) throws(Problem) {
        for node in nodes {
            switch node {
            case .text(let text):
                if indentation.isEmpty { output += text } else { indent(text) }
            case .variable(let name):
                indentLine()
                if let value = try value(name) { try escape(value, name) }
            case .address(let name, let attribute):
                indentLine()
                if let value = try value(name) { try writeAddress(value, name, attribute) }
            case .raw(let name):
                indentLine()
                if let value = try value(name) { try insert(value, name) }
            case .section(let name, let content):
                if let value = try value(name), !value.isFalsy { try render(content, for: value, at: name.offset) }
            case .inverted(let name, let content):
                if let value = try value(name), !value.isFalsy { continue }
                try nest(content, at: name.offset)
            case .include(let include):
                try render(include)
            case .block(let block):
                try render(block)
            }
        }
    }

    private mutating func render(_ content: [Node], for value: Value, at offset: Int) throws(Problem) {
        guard case .list(let items) = value else {
            context.append(value)
            try nest(content, at: offset)
            context.removeLast()
            return
        }
        for item in items {
            context.append(item)
            try nest(content, at: offset)
            context.removeLast()
        }
    }

    private mutating func nest(_ content: [Node], at offset: Int) throws(Problem) {
        guard depth < Self.depthLimit else {
            throw Problem("Sections and templates are nested more than \(Self.depthLimit) deep here.", at: offset)
        }
        depth += 1
        try render(content)
        depth -= 1
    }
}

// MARK: - Templates and blocks

extension Renderer {
    private mutating func render(_ include: Include) throws(Problem) {
        guard let name = try templateName(include) else { return }
        guard let target = set.templates[name] else {
            guard set.missing.isStrict else { return }
            throw Problem(set.unknownTemplate(name), at: include.offset)
        }
        if !include.arguments.isEmpty { frames.append(Frame(template: template, blocks: include.arguments)) }
        if !include.indentation.isEmpty { startsLine = true }
        try call(
            .template(name), target.nodes, of: target, indentation: include.indentation, at: include.offset)
        if !include.arguments.isEmpty { frames.removeLast() }
    }

    private mutating func render(_ block: Block) throws(Problem) {
        for frame in frames {
            guard let argument = frame.blocks.first(where: { $0.name == block.name }) else { continue }
            if indentation.isEmpty { startsLine = block.startsLine }
            return try call(
                .argument(block.name), argument.nodes, of: frame.template, indentation: block.indentation,
                at: block.offset)
        }
        try nest(block.nodes, at: block.offset)
    }

    private mutating func call(
        _ call: Call, _ nodes: [Node], of target: Template, indentation more: [UInt8], at offset: Int
    ) throws(Problem) {
        guard calls.count < Self.callLimit else { throw tooDeep(call, at: offset) }
        let caller = (template: template, indentation: indentation)
        template = target
        indentation += more
        calls.append(call)
        try nest(nodes, at: offset)
        calls.removeLast()
        indentation = caller.indentation
        template = caller.template
    }

    private func tooDeep(_ call: Call, at offset: Int) -> Problem {
        let reason =
            switch call {
            case _ where !calls.contains(call): "."
            case .template(let name): ": “\(name)” contains itself."
            case .argument(let name): ": block “\(name)” contains itself."
            }
        return Problem("Templates are nested more than \(Self.callLimit) deep here\(reason)", at: offset)
    }
}

// MARK: - Output

extension Renderer {
    /// Begins a line of an indented template. What a value contains is never indented (Mustache 1.4, partials).
    private mutating func indentLine() {
        guard startsLine, !indentation.isEmpty else { return }
        output += indentation
        startsLine = false
    }

    private mutating func indent(_ text: [UInt8]) {
        var start = 0
        while start < text.count {
            indentLine()
            let newline = text[start...].firstIndex(of: UInt8(ascii: "\n"))
            let end = newline.map { $0 + 1 } ?? text.count
            output += text[start..<end]
            startsLine = newline != nil
            start = end
        }
    }

    mutating func write(_ text: String) {
        output.append(contentsOf: text.utf8)
    }

    mutating func writeEscaped(_ text: String) {
        output.append(escaping: text)
    }
}
