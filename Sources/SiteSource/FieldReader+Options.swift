import Diagnostics
import Forms

/// The options read so far.
private struct Options {
    var all: [Option] = []
    /// The line of each value.
    var lines: [String: Int] = [:]
    /// Whether they are those of a `select`, which alone has groups.
    let canGroup: Bool
}

extension YAMLReader {
    /// What a field offers; nil when it offers nothing, which has been reported then.
    mutating func options(_ map: YAMLMap<FieldKey>, _ inputType: InputType) -> [Option]? {
        let what = "A field of input type “\(inputType.rawValue)”"
        guard let value = needed(.options, in: map, of: what) else { return nil }
        guard let items = list(value, "options", ifEmpty: "Write at least one option.", isOfTexts: true) else {
            return nil
        }
        var options = Options(canGroup: inputType == .selection)
        for item in items { read(option: item, group: nil, into: &options) }
        return options.all
    }

    private mutating func read(option item: YAMLValue, group: String?, into options: inout Options) {
        if item.text != nil || isByLanguage(item) {
            // What is stored is the same in all languages.
            guard let value = defaultText(item, "An option") else { return }
            add(Option(value: value, label: text(item, "An option"), group: group), item, to: &options)
            return
        }
        guard let map = map(item, OptionKey.self, of: "An option") else { return }
        if map[.group] != nil || map[.options] != nil {
            readGroup(map, in: group, into: &options)
            return
        }
        let value = neededPlainText(.value, in: map, of: "An option")
        let label = text(map[.label], "“label”")
        if let value { add(Option(value: value, label: label, group: group), map[.value] ?? item, to: &options) }
    }

    private mutating func readGroup(_ map: YAMLMap<OptionKey>, in outer: String?, into options: inout Options) {
        let position = map.keyPositions[.group] ?? map.position
        guard outer == nil else {
            report("A group of options cannot hold another group. Write its options into this one.", at: position)
            return
        }
        if !options.canGroup {
            report(
                "Only a selection has groups. Write the options without them, or use input_type selection.",
                at: position)
        }
        for key in [OptionKey.value, .label] {
            guard let position = map.keyPositions[key] else { continue }
            report("A group of options has no key “\(key.rawValue)”. It has group and options.", at: position)
        }
        let title = neededText(.group, in: map, of: "A group of options")
        let items = list(
            needed(.options, in: map, of: "A group of options"), "options", ifEmpty: "Write at least one option.",
            isOfTexts: true)
        for item in items ?? [] { read(option: item, group: title ?? "", into: &options) }
    }

    private mutating func add(_ option: Option, _ item: YAMLValue, to options: inout Options) {
        if option.value.contains(where: \.isNewline) {
            report(
                "The option \(option.value.quoted) has a line break. Write its value in one line; its “label” says it in"
                    + " words.",
                at: item.position)
            return
        }
        if let line = options.lines[option.value] {
            report(
                "The option \(option.value.quoted) is here twice; line \(line) has it too. Remove one of the two.",
                at: item.position)
            return
        }
        options.lines[option.value] = item.position.line
        options.all.append(option)
    }
}
