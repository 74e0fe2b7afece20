import SiteSource
import Templates

extension Markdown {
    /// The HTML of a form's message. In the address of a link `{%order}` stands for the percent-encoded answer, where an
    /// answer can lead nowhere else: docs/decisions/0043.
    /// - Parameter places: the names in braces that are filled.
    static func message(_ text: String, places: [String]) -> HTML {
        var result = ""
        var rest = html(text).source[...]
        // Quotation marks of texts and titles are references, so that these are attributes of cmark's own.
        while let start = [" href=\"", " src=\""].compactMap({ rest.firstRange(of: $0)?.upperBound }).min() {
            let address = rest[start...].prefix { $0 != "\"" }
            result += rest[..<start] + withPlaces(String(address), places)
            rest = rest[address.endIndex...]
        }
        return HTML(trusted: result + rest)
    }

    private static func withPlaces(_ address: String, _ places: [String]) -> String {
        // cmark encodes braces.
        let written = address.replacing("&amp;", with: "&").replacing("&#x27;", with: "'")
        let named = places.reduce(written) { $0.replacing("%7B\($1)%7D", with: "{\($1)}") }
        guard AddressWithPlaces(named).isSafe else { return address }
        return places.reduce(address) { $0.replacing("%7B\($1)%7D", with: "{%\($1)}") }
    }
}
