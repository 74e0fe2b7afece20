/// The lines of a web server's configuration by which it answers old addresses itself, with status 301.
///
/// An old address has no control character and no backslash (`YAMLReader.redirects`), and a new one is as `MovedAddress` says:
/// what is left to escape is what each server reads in quotation marks.
enum RedirectSnippet: String, CaseIterable {
    case nginx = "nginx.conf"
    case apache = "apache.conf"
    case lighttpd = "lighttpd.conf"
    case caddy = "Caddyfile"

    /// The name of its file in the home's folder `redirects`.
    var file: String { rawValue }

    /// The whole file.
    /// - Parameter addresses: sorted, each old one once.
    func text(_ addresses: [MovedAddress]) -> String {
        let head =
            "# The old addresses of articles, made anew by each “docket build”: deploy/README.md says how \(name) reads it.\n"
        guard !addresses.isEmpty else { return head }
        let lines = addresses.map(line).joined()
        switch self {
        case .nginx, .apache, .lighttpd: return head + lines
        case .caddy:
            return head + "map {http.request.uri.path} {docket_moved} {\n" + lines + "\tdefault \"\"\n}\n"
                + "@docket_moved expression {docket_moved}.startsWith(\"/\")\nredir @docket_moved {docket_moved} 301\n"
        }
    }

    private var name: String {
        switch self {
        case .nginx: "nginx"
        case .apache: "Apache"
        case .lighttpd: "lighttpd"
        case .caddy: "Caddy"
        }
    }

    private func line(_ address: MovedAddress) -> String {
        let (old, new) = (address.old, address.new)
        switch self {
        case .nginx: return "location = \(quoted(old)) { return 301 \(quoted(new)); }\n"
        case .apache:
            // mod_rewrite, since the configuration's other rules come before all of mod_alias.
            return "RewriteRule \"^\(expression(old))$\" \(quoted(new.replacing("%", with: "\\%"))) [R=301,L,NE]\n"
        case .lighttpd:
            return
                "$HTTP[\"url\"] == \(quoted(old)) { url.redirect = ( \"\" => \(quoted(new.replacing("%", with: "%%"))) ) }\n"
        case .caddy:
            // Caddy fills in what stands in braces, wherever it stands; an expression can have it in another way.
            let input = old.contains("{") ? "\"~^\(expression(old))$\"" : quoted(old)
            return "\t\(input) \(quoted(new))\n"
        }
    }

    /// In the quotation marks that all four know.
    private func quoted(_ text: String) -> String { "\"\(text.replacing("\"", with: "\\\""))\"" }

    /// A regular expression, for a place in quotation marks, that matches the text alone.
    ///
    /// Quotation marks and braces stand as numbers: the servers read those before the expression is one.
    private func expression(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\x22"
            case "{": result += "\\x7B"
            case "}": result += "\\x7D"
            case "a"..."z", "A"..."Z", "0"..."9", "/", "-", "_", "~", " ", "%": result.unicodeScalars.append(scalar)
            default: result += scalar.isASCII ? "\\\(scalar)" : String(scalar)
            }
        }
        return result
    }
}
