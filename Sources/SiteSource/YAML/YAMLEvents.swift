import CYaml
import Diagnostics

/// One event of libyaml's parser, without what Docket does not use.
struct YAMLEvent {
    enum Kind {
        case alias(String)
        case text(String, isPlain: Bool)
        case listStart
        case mapStart
        case end
        case documentStart
        case streamEnd
        case other
    }

    var kind = Kind.other
    var position: SourcePosition
    var anchor: String?
    var tag: String?
    /// Where it stands in the text, its anchor and tag included, counted in Unicode scalars from 0.
    var scalars = 0..<0
    /// Whether it begins a list or a map in brackets.
    var isFlow = false
}

/// libyaml's parser over a text that outlives it; `CYaml` is the libyaml inside of the package Yams.
struct YAMLEvents {
    private let source: YAMLSource
    private let parser: UnsafeMutablePointer<yaml_parser_t>

    /// Runs the body with the events of a text.
    static func with<Result>(
        _ source: YAMLSource, _ body: (YAMLEvents) throws(Diagnostic) -> Result
    ) throws(Diagnostic) -> Result {
        let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
        guard yaml_parser_initialize(parser) == 1 else {
            throw Diagnostic("There is no memory to read the file.", file: source.name)
        }
        defer {
            yaml_parser_delete(parser)
            parser.deallocate()
        }
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        // A line break at the end changes nothing but keeps the text from being empty, which libyaml cannot take.
        let text = source.bytes + [UInt8(ascii: "\n")]
        return try text.withUnsafeBufferPointer { buffer throws(Diagnostic) in
            yaml_parser_set_input_string(parser, buffer.baseAddress, buffer.count)
            return try body(YAMLEvents(source: source, parser: parser))
        }
    }

    /// The next event.
    func next() throws(Diagnostic) -> YAMLEvent {
        var event = yaml_event_t()
        guard yaml_parser_parse(parser, &event) == 1 else { throw syntaxError }
        defer { yaml_event_delete(&event) }
        let data = event.data
        var result = YAMLEvent(position: position(event.start_mark))
        let start = Int(event.start_mark.index)
        result.scalars = start..<max(start, Int(event.end_mark.index))
        switch event.type {
        case YAML_ALIAS_EVENT:
            result.kind = .alias(Self.string(data.alias.anchor) ?? "")
        case YAML_SCALAR_EVENT:
            let scalar = data.scalar
            let text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
            result.kind = .text(text, isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE)
            result.anchor = Self.string(scalar.anchor)
            result.tag = Self.string(scalar.tag)
        case YAML_SEQUENCE_START_EVENT:
            result.kind = .listStart
            result.isFlow = data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE
            result.anchor = Self.string(data.sequence_start.anchor)
            result.tag = Self.string(data.sequence_start.tag)
        case YAML_MAPPING_START_EVENT:
            result.kind = .mapStart
            result.isFlow = data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
            result.anchor = Self.string(data.mapping_start.anchor)
            result.tag = Self.string(data.mapping_start.tag)
        case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: result.kind = .end
        case YAML_DOCUMENT_START_EVENT: result.kind = .documentStart
        case YAML_STREAM_END_EVENT: result.kind = .streamEnd
        default: break
        }
        return result
    }

    private var syntaxError: Diagnostic {
        let parser = parser.pointee
        guard let problem = parser.problem else {
            return Diagnostic("There is no memory to read the file.", file: source.name)
        }
        let error = YAMLSyntaxError(
            problem: String(cString: problem), context: parser.context.map { String(cString: $0) } ?? "",
            position: position(parser.problem_mark), contextPosition: position(parser.context_mark))
        return error.diagnostic(in: source)
    }

    private func position(_ mark: yaml_mark_t) -> SourcePosition {
        source.position(yamlLine: Int(mark.line), column: Int(mark.column))
    }

    private static func string(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
        pointer.map { String(cString: $0) }
    }
}
