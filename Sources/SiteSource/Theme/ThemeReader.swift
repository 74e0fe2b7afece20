import Diagnostics
import Foundation

/// The keys of `theme` in site.yaml.
enum ThemeKey: String, MapKeys {
    case accent, logo, favicon, font, radius
    case colorScheme = "color_scheme"
}

/// The keys of `accent` and `logo`, where they differ between the schemes.
enum SchemeKey: String, MapKeys {
    case light, dark
}

/// The keys of `font`, where files are loaded for it.
enum FontKey: String, MapKeys {
    case family, regular, bold, variable
}

/// Reads `theme` of site.yaml and the files that it names.
struct ThemeReader {
    /// The site's folder, which holds all files of a theme.
    let folder: String
    /// The ends of the names of files, in lower case.
    static let pictures = ["svg", "png", "jpg", "jpeg", "webp", "avif", "gif"]
    static let favicons = ["svg", "png", "ico"]
    static let fonts = ["woff2", "woff"]

    init(folder: String) {
        self.folder = folder
    }

    func theme(_ value: YAMLValue, _ reader: inout YAMLReader) -> Theme {
        var theme = Theme()
        guard let map = reader.map(value, ThemeKey.self, of: "“theme”") else { return theme }
        theme.colorScheme = reader.word(map[.colorScheme], "color_scheme", ColorScheme.self) ?? .auto
        theme.accent = map[.accent].flatMap { accent($0, theme.colorScheme, &reader) }
        theme.logo = map[.logo].flatMap { logo($0, &reader) }
        theme.favicon = map[.favicon].flatMap { file($0, "favicon", Self.favicons, &reader) }
        theme.font = map[.font].flatMap { font($0, &reader) }
        theme.radius = map[.radius].flatMap { radius($0, &reader) }
        return theme
    }

    private func accent(_ value: YAMLValue, _ scheme: ColorScheme, _ reader: inout YAMLReader) -> Accent? {
        guard case .map = value.content else {
            let shade = shade(value, "accent", &reader)
            return scheme == .dark ? Accent(light: nil, dark: shade) : Accent(light: shade, dark: nil)
        }
        guard let map = reader.map(value, SchemeKey.self, of: "“accent”") else { return nil }
        let light = reader.needed(.light, in: map, of: "“accent”").flatMap { shade($0, "light", &reader) }
        let dark = reader.needed(.dark, in: map, of: "“accent”").flatMap { shade($0, "dark", &reader) }
        return Accent(light: light, dark: dark)
    }

    private func shade(_ value: YAMLValue, _ name: String, _ reader: inout YAMLReader) -> Accent.Shade? {
        if let color = value.text.flatMap(Color.init(hex:)) {
            return Accent.Shade(color: color, source: reader.source.text, position: value.position)
        }
        let remedy =
            value.text.flatMap { Color(hex: "#\($0)") }.map { " Did you mean \"\($0.hex)\"?" }
            ?? (value.text == "" ? " Put it in quotation marks: what follows # is a comment without them." : "")
        reader.report(
            "“\(name)” must be a colour of six hexadecimal digits such as \"#1f4fd8\", and this is \(value.kind).\(remedy)",
            at: value.position)
        return nil
    }

    private func logo(_ value: YAMLValue, _ reader: inout YAMLReader) -> Logo? {
        guard case .map = value.content else {
            return file(value, "logo", Self.pictures, &reader).map { Logo(light: $0, dark: nil) }
        }
        guard let map = reader.map(value, SchemeKey.self, of: "“logo”") else { return nil }
        let light = reader.needed(.light, in: map, of: "“logo”").flatMap { file($0, "light", Self.pictures, &reader) }
        let dark = reader.needed(.dark, in: map, of: "“logo”").flatMap { file($0, "dark", Self.pictures, &reader) }
        guard let light else { return nil }
        return Logo(light: light, dark: dark)
    }

    private func radius(_ value: YAMLValue, _ reader: inout YAMLReader) -> String? {
        if let text = value.text, let match = text.wholeMatch(of: /([0-9]{0,2}(?:\.?[0-9]{1,4}))(px|rem|em)?/),
            let number = Double(match.output.1), number == 0 || match.output.2 != nil,
            number <= (match.output.2 == "px" ? 24 : 1.5)
        {
            return number == 0 ? "0rem" : text
        }
        reader.report(
            "“radius” must be 0 or a length such as 8px or 0.5rem, at most 24px or 1.5rem, and this is \(value.kind)."
                + (value.text?.wholeNumber.map { " Did you mean \($0)px?" } ?? ""), at: value.position)
        return nil
    }
}

// MARK: - Typefaces

extension ThemeReader {
    static let genericFamilies = [
        "serif", "sans-serif", "monospace", "cursive", "fantasy", "math", "system-ui", "ui-serif", "ui-sans-serif",
        "ui-monospace", "ui-rounded",
    ]

    private func font(_ value: YAMLValue, _ reader: inout YAMLReader) -> ThemeFont? {
        guard case .map = value.content else {
            return names(value, "font", &reader).map { ThemeFont(families: Self.list($0), family: nil, faces: []) }
        }
        guard let map = reader.map(value, FontKey.self, of: "“font”") else { return nil }
        let name = reader.needed(.family, in: map, of: "“font”")
        var faces: [ThemeFont.Face] = []
        for (key, weight) in [(FontKey.regular, "400"), (.bold, "700"), (.variable, "100 900")] {
            guard let value = map[key], let file = file(value, key.rawValue, Self.fonts, &reader) else {
                continue
            }
            faces.append(ThemeFont.Face(file: file, weight: weight))
        }
        if (map[.regular] == nil) == (map[.variable] == nil) || map[.variable] != nil && map[.bold] != nil {
            reader.report(
                "“font” needs either “regular”, and “bold” beside it, or “variable” for one file with all weights.",
                at: map.position)
        }
        guard let name, let names = names(name, "family", &reader) else { return nil }
        guard names.count == 1, let family = names.first, !Self.genericFamilies.contains(family.lowercased()) else {
            reader.report(
                "“family” is the name of the one family that the files make, such as Inter, and no word of CSS.",
                at: name.position)
            return nil
        }
        return ThemeFont(families: Self.list(names), family: family, faces: faces)
    }

    /// The names of families, without quotation marks.
    private func names(_ value: YAMLValue, _ name: String, _ reader: inout YAMLReader) -> [String]? {
        guard let text = reader.text(value, "“\(name)”") else { return nil }
        let names = text.split(separator: ",", omittingEmptySubsequences: false)
            .map { $0.trimmingCharacters(in: .whitespaces.union(CharacterSet(charactersIn: "\"'"))) }
        let areNames = names.allSatisfy { name in
            !name.isEmpty
                && name.unicodeScalars.allSatisfy {
                    $0.properties.isAlphabetic || "0123456789 -_.".unicodeScalars.contains($0)
                }
        }
        guard areNames, names.count <= 10 else {
            reader.report(
                "“\(name)” must be names of typefaces with commas between them, such as Georgia, serif: at most ten, of"
                    + " letters, digits, spaces and hyphens.",
                at: value.position)
            return nil
        }
        return names
    }

    /// A list of families as CSS has it (CSS Fonts 4 §2.1). Where it names no generic one, the system's follow.
    private static func list(_ names: [String]) -> String {
        let isComplete = names.contains { genericFamilies.contains($0.lowercased()) }
        return (names + (isComplete ? [] : ["system-ui", "sans-serif"]))
            .map { genericFamilies.contains($0.lowercased()) ? $0.lowercased() : "\"\($0)\"" }
            .joined(separator: ", ")
    }
}

// MARK: - Files

extension ThemeReader {
    /// In bytes. Every visitor loads it.
    static let fileSizeLimit = 1_000_000

    private func file(
        _ value: YAMLValue, _ name: String, _ types: [String], _ reader: inout YAMLReader
    ) -> ThemeFile? {
        guard let path = reader.text(value, "“\(name)”") else { return nil }
        let file = URL(fileURLWithPath: path)
        let type = file.pathExtension.lowercased()
        guard types.contains(type) else {
            reader.report(
                "“\(name)” must be a file of the site’s folder that ends in \(types.dropLast().map { ".\($0)" }.joined(separator: ", ")) or"
                    + " .\(types.last ?? ""), and this is"
                    + " \(value.kind).", at: value.position)
            return nil
        }
        guard !path.contains("://") else {
            reader.report(
                "“\(name)” is the address \(value.kind). Pages load nothing from other hosts: put the file beside site.yaml,"
                    + " and write its name.", at: value.position)
            return nil
        }
        do throws(Diagnostic) {
            let bytes = try SiteFile.bytes(
                of: path.hasPrefix("/") ? path : "\(folder.withSlashAtEnd)\(path)", within: folder,
                atMost: Self.fileSizeLimit)
            return ThemeFile(name: file.deletingPathExtension().lastPathComponent, type: type, bytes: bytes)
        } catch {
            reader.report("“\(name)” is \(value.kind). \(error.message)", at: value.position)
            return nil
        }
    }
}
