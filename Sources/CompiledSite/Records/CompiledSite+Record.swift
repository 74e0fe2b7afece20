import Forms
import Tickets

extension CompiledSite: Record {
    /// - Throws: also where the format is another; `format(of:)` tells.
    package init(from reader: inout RecordReader) throws(RecordDamage) {
        guard try reader.number() == Self.format else { throw RecordDamage() }
        let name = try reader.text()
        let origin = try reader.text()
        let path = try reader.text()
        let gateway = try reader.text()
        let theme = try CompiledTheme(from: &reader)
        let bodyLimit = try reader.number()
        let parameterLimit = try reader.number()
        let trustedProxies = try reader.list()
        let scripts = try reader.texts()
        let filesLimit = try reader.number()
        let attachmentsLimit = try reader.optionalText().flatMap { Int($0) }
        let languages = try reader.records(CompiledLanguage.self)
        let zone = try ZoneOffsets(from: &reader)
        let messages = try Messages(from: &reader)
        let teams = try reader.records(NamedTeam.self).map { ($0.name, $0.team) }
        self.init(
            name: name, origin: origin, path: path, gateway: gateway, theme: theme, bodyLimit: bodyLimit,
            parameterLimit: parameterLimit, filesLimit: filesLimit, attachmentsLimit: attachmentsLimit,
            trustedProxies: trustedProxies, scripts: scripts, languages: languages,
            zone: zone, messages: messages,
            teams: Dictionary(teams) { first, _ in first })
    }

    /// The format comes first, in every version.
    package func write(to writer: inout RecordWriter) {
        writer.write(Self.format)
        writer.write(name)
        writer.write(origin)
        writer.write(path)
        writer.write(gateway)
        theme.write(to: &writer)
        writer.write(bodyLimit)
        writer.write(parameterLimit)
        writer.write(trustedProxies)
        writer.write(scripts)
        writer.write(filesLimit)
        writer.write(attachmentsLimit.map { String($0) })
        writer.write(languages)
        zone.write(to: &writer)
        messages.write(to: &writer)
        writer.write(teams.sorted { $0.key < $1.key }.map { NamedTeam(name: $0.key, team: $0.value) })
    }

    /// The format of a `site` file, which comes first in every version; nil for what is no such file.
    static func format(of bytes: [UInt8]) -> Int? {
        var reader = RecordReader(bytes[...])
        return try? reader.number()
    }
}

extension CompiledTheme: Record {
    /// In the order in which `write(to:)` has them.
    package init(from reader: inout RecordReader) throws(RecordDamage) {
        self.init(
            stylesheet: try reader.text(), formStylesheet: try reader.text(), favicon: try reader.text(),
            logo: try reader.optionalText(),
            darkLogo: try reader.optionalText(), colorScheme: try reader.text())
    }

    /// The paths, and the scheme at the end.
    package func write(to writer: inout RecordWriter) {
        writer.write(stylesheet)
        writer.write(formStylesheet)
        writer.write(favicon)
        writer.write(logo)
        writer.write(darkLogo)
        writer.write(colorScheme)
    }
}

/// A team under its name.
private struct NamedTeam: Record {
    let name: String
    let team: CompiledTeam

    init(name: String, team: CompiledTeam) {
        self.name = name
        self.team = team
    }

    init(from reader: inout RecordReader) throws(RecordDamage) {
        name = try reader.text()
        let title = try reader.text()
        team = CompiledTeam(title: title, hasForm: try reader.bool(), hasArticles: try reader.bool())
    }

    func write(to writer: inout RecordWriter) {
        writer.write(name)
        writer.write(team.title)
        writer.write(team.hasForm)
        writer.write(team.hasArticles)
    }
}

extension CompiledForm: Record {
    /// In the order in which `write(to:)` has them.
    package init(from reader: inout RecordReader) throws(RecordDamage) {
        let title = try reader.text()
        let version = try reader.text()
        let introduction = try reader.optionalText()
        let submit = try reader.text()
        let form = try Form(from: &reader)
        let descriptions = try reader.texts()
        let spam = try SpamRules(from: &reader)
        let options = try FormOptions(from: &reader)
        let message = try reader.optionalText()
        let closedText = try reader.optionalText()
        self.init(
            title: title, version: version, introduction: introduction, submit: submit, form: form,
            descriptions: descriptions, spam: spam, options: options, message: message, closedText: closedText,
            stylesheet: try reader.optionalText())
    }

    /// The descriptions come in the order of their names, so that the same form gives the same bytes.
    package func write(to writer: inout RecordWriter) {
        writer.write(title)
        writer.write(version)
        writer.write(introduction)
        writer.write(submit)
        form.write(to: &writer)
        writer.write(descriptions)
        spam.write(to: &writer)
        options.write(to: &writer)
        writer.write(message)
        writer.write(closedText)
        writer.write(stylesheet)
    }
}

/// The sources of templates by name.
package struct CompiledTemplates: Record {
    /// By the template's name, such as `pages/form`.
    package let sources: [String: String]

    /// The sources as they are, which nobody checks here.
    package init(sources: [String: String]) {
        self.sources = sources
    }

    /// Reads the one dictionary; nothing is parsed yet.
    package init(from reader: inout RecordReader) throws(RecordDamage) {
        sources = try reader.texts()
    }

    /// In the order of the names, so that the same templates give the same bytes.
    package func write(to writer: inout RecordWriter) {
        writer.write(sources)
    }
}
