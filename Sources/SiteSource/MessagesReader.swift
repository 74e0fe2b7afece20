package import Diagnostics
package import Forms

extension Messages.Key: MapKeys {}

extension Messages {
    /// Reads the interface's texts of a language.
    /// - Parameter file: the path of `<language>.yaml`.
    /// - Throws: every key that is missing, unknown or empty, and every place such as `{label}` that is missing or
    ///   unknown.
    package static func read(_ file: String) throws(Diagnostics) -> Messages {
        var reader: YAMLReader
        do throws(Diagnostic) {
            reader = YAMLReader(try YAMLFile.read(file))
        } catch {
            throw Diagnostics([error])
        }
        let texts = reader.messages()
        guard !reader.diagnostics.hasErrors else { throw reader.diagnostics }
        let name = file.split(separator: "/").last ?? ""
        return Messages(language: name.split(separator: ".").first.map(String.init) ?? "", texts: texts)
    }
}

extension YAMLReader {
    fileprivate mutating func messages() -> [String: String] {
        var texts: [String: String] = [:]
        guard let root = root(orNeeding: "It needs a text for every key."),
            let map = map(root, Messages.Key.self, of: "A file of messages")
        else { return texts }
        for key in Messages.Key.allCases {
            guard let value = needed(key, in: map, of: "A file of messages") else { continue }
            guard let text = text(value, "“\(key.rawValue)”", canGo: false) else { continue }
            checkPlaces(of: text, key, at: value.position)
            texts[key.rawValue] = text
        }
        return texts
    }

    private mutating func checkPlaces(of text: String, _ key: Messages.Key, at position: SourcePosition) {
        let known = key.places + key.furtherPlaces
        let places = Messages.places(in: text)
        for place in places.sorted() where !known.contains(place) {
            let suggestion = didYouMean(place, among: known)
            let list = known.isEmpty ? " It has none." : " It has \(known.map { "{\($0)}" }.listed)."
            report(
                "“\(key.rawValue)” has no place \("{\(place)}".quoted)." + (suggestion.isEmpty ? list : suggestion),
                at: position)
        }
        guard places.isSubset(of: known) else { return }
        for place in key.places where !places.contains(place) {
            report("“\(key.rawValue)” lacks the place {\(place)}. Write it where it is filled in.", at: position)
        }
    }
}
