import Diagnostics
import Forms

extension YAMLReader {
    /// A text, or a text and a position.
    mutating func submit(_ value: YAMLValue?) -> (label: String?, position: FormOptions.SubmitPosition) {
        guard let value, case .map(let entries) = value.content,
            entries.contains(where: { $0.key.text.flatMap(SubmitKey.init) != nil })
        else { return (text(value, "“submit”"), .left) }
        guard let map = map(value, SubmitKey.self, of: "“submit”") else { return (nil, .left) }
        return (
            text(map[.label], "“label”"), word(map[.position], "position", FormOptions.SubmitPosition.self) ?? .left
        )
    }

    /// What follows a submission.
    mutating func onSuccess(_ value: YAMLValue?) -> FormOptions.OnSuccess {
        guard let value else { return .message }
        guard case .map = value.content else {
            if let path = value.text, path.isPathOfSameOrigin {
                report("“on_success” leads to another page by { redirect: \(path) }. Write that.", at: value.position)
                return .message
            }
            switch word(value, "on_success", PlainOnSuccess.self, or: "{ redirect: /path/ }") {
            case .nothing: return .nothing
            case .message, nil: return .message
            }
        }
        guard let map = map(value, OnSuccessKey.self, of: "“on_success”"),
            let path = needed(.redirect, in: map, of: "“on_success”")
        else { return .message }
        if isByLanguage(path), case .map(let entries) = path.content {
            for entry in entries { checkPath(entry.value) }
            return text(path, "“redirect”", isProse: false).map(FormOptions.OnSuccess.redirect) ?? .message
        }
        checkPath(path)
        return path.text.map(FormOptions.OnSuccess.redirect) ?? .message
    }

    private mutating func checkPath(_ value: YAMLValue) {
        guard value.text?.isPathOfSameOrigin != true else { return }
        report(
            "“redirect” must be a path on the same server, such as /thanks/, and this is \(value.kind).",
            at: value.position)
    }

    /// The columns of labels that stand beside their controls.
    mutating func labelWidth(_ value: YAMLValue?, _ options: FormOptions, _ form: Form) -> Int? {
        guard let width = integer(value, "label_width", in: KeyRange.labelWidth) else { return nil }
        if let value, !form.fields.contains(where: { $0.layout.position(of: options.labelPosition).isBeside }) {
            report(
                "“label_width” is for labels at the left or right, and this form has none. Write “label_position: left”, or"
                    + " remove it.",
                at: value.position)
        }
        return width
    }

    /// Keys that do nothing beside what others say.
    mutating func checkIdle(_ map: YAMLMap<FormKey>) {
        if map[.mark]?.text == FormOptions.Mark.none.rawValue, let position = map.keyPositions[.markText] {
            report("“mark_text” is never shown while “mark” is none. Remove one of the two.", at: position)
        }
        let follows = map[.onSuccess].map { $0.text ?? OnSuccessKey.redirect.rawValue }
        if let follows, follows != PlainOnSuccess.message.rawValue, let position = map.keyPositions[.message] {
            let isKnown = PlainOnSuccess(rawValue: follows) != nil || map[.onSuccess]?.text == nil
            guard isKnown else { return }
            report(
                "“message” is never shown, because it is for “on_success: message”, and this form has"
                    + " “\(follows)” there. Remove one of the two.",
                at: position)
        }
    }

    /// A date, with or without a time, in milliseconds of the site's own clock.
    /// - Parameter isEnd: whether a date alone means the end of that day.
    mutating func moment(_ value: YAMLValue?, _ name: String, isEnd: Bool = false) -> Int? {
        guard let value else { return nil }
        if let text = value.text {
            if let time = TemporalKind.datetime.parse(text) { return time }
            if let day = TemporalKind.date.parse(text) { return isEnd ? day + 86_400_000 : day }
        }
        report(
            "“\(name)” must be a date with or without a time, such as 2026-12-24 or 2026-12-24 18:00, and this is"
                + " \(value.kind).",
            at: value.position)
        return nil
    }
}

/// The words of `on_success`.
enum PlainOnSuccess: String, CaseIterable {
    case message, nothing
}

extension String {
    /// A path that no browser takes for another host: one slash first, and nothing that a URL would not have.
    fileprivate var isPathOfSameOrigin: Bool {
        hasPrefix("/") && !hasPrefix("//") && utf8.count <= 2_000
            && utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }
    }

}
