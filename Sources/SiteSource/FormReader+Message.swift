import Diagnostics
import Forms

extension YAMLReader {
    /// Markdown whose places, such as `{customer_name}`, are filled with the answers.
    mutating func message(_ value: YAMLValue?, _ form: Form) -> String? {
        guard let value, let text = text(value, "“message”") else { return nil }
        let names = form.fields.filter { $0.files == nil }.map(\.name) + ["number"]
        for place in Messages.places(in: text).sorted() where place.isWord && !names.contains(place) {
            report(
                "“message” has the place \("{\(place)}".quoted), and \(mistake(place, names, form))",
                at: value.position)
        }
        for address in text.addresses where !AddressWithPlaces(address).isSafe {
            guard Messages.places(in: address).contains(where: names.contains) else { continue }
            report(
                "The link to \(address.quoted) has a place where an answer could lead elsewhere. Begin the address with a path of"
                    + " yours, such as /orders/{number}, or with https://, a host and a slash.",
                at: value.position)
        }
        return text
    }

    /// Why a place is none, and what to write.
    private func mistake(_ place: String, _ names: [String], _ form: Form) -> String {
        if form.fields.contains(where: { $0.name == place && $0.files != nil }) {
            return "the field of that name takes files, which are no text. Remove the place."
        }
        if let field = form.fields.first(where: { $0.attribute != .custom && $0.attribute.rawValue == place }) {
            return "no field has that name. The field of type “\(place)” has the name “\(field.name)”: write that."
        }
        let suggestion = didYouMean(place, among: names)
        return "no field has that name."
            + (suggestion.isEmpty ? " Places are the names of fields, and {number}." : suggestion)
    }
}

extension String {
    /// Letters, digits, `_` and `-` alone, as a field's name has them: other braces are meant as they are.
    fileprivate var isWord: Bool {
        !isEmpty
            && utf8.allSatisfy {
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: "_")
                    || $0 == UInt8(ascii: "-")
            }
    }

    /// What Markdown takes for addresses and has places: `[…](address)`, `[…]: address`, `<https://…>`. What looks like one
    /// and is none has no place that could be filled as one: the builder looks at the links themselves.
    fileprivate var addresses: [String] {
        var found: [String] = []
        for opening in ["](<", "](", "]: ", "<"] {
            var rest = self[...]
            while let start = rest.firstRange(of: opening)?.upperBound {
                rest = rest[start...]
                let address = String(rest.prefix { !$0.isWhitespace && !")>\"".contains($0) })
                if address.contains("{"), opening != "<" || address.contains(":"), !address.hasPrefix("<") {
                    found.append(address)
                }
            }
        }
        return found
    }
}
