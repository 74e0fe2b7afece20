import ArgumentParser
import Diagnostics
import Foundation
import SiteBuilder
import SiteSource

/// Which site is meant, and the templates that make its pages.
struct SiteOptions: ParsableArguments {
    @Argument(help: "The folder of the site.", completion: .directory)
    var site = "site"

    @ArgumentParser.Option(
        help: "The folder of the templates. (default: those that came with docket)", completion: .directory)
    var templates: String?

    /// `--templates`, else `share/docket/templates` beside the executable's folder, else `templates` here.
    var templateFolder: String {
        if let templates { return templates }
        let executable = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        let installed = executable.deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("share/docket/templates").path
        return FileManager.default.fileExists(atPath: installed) ? installed : "templates"
    }

    /// Everything that a build needs, and what is worth a word.
    typealias Input = (site: Site, templates: TemplateFolder, warnings: Diagnostics)

    /// Reads everything that a build needs.
    /// - Parameters:
    ///   - memory: what an earlier build has read.
    ///   - templates: the templates, where they cannot have changed.
    /// - Throws: `Diagnostics` with every problem of the site and the templates.
    func read(
        _ memory: SiteMemory = SiteMemory(), templates known: TemplateFolder? = nil
    ) throws(Diagnostics) -> Input {
        guard FileManager.default.fileExists(atPath: templateFolder) else {
            throw Diagnostics([
                Diagnostic(
                    "There are no templates here. Name the right folder with “--templates”.", file: templateFolder)
            ])
        }
        let layers = TemplateLayers(base: templateFolder, site: site)
        let future = Future { [site] in Site.read(site, templates: layers, memory: memory) }
        let folder = Result { () throws(Diagnostics) in
            if let known { return known }
            return try TemplateFolder(layers, languages: future.value.languages)
        }
        let reading = future.value
        var all = reading.diagnostics
        let templates: TemplateFolder
        do throws(Diagnostics) {
            templates = try folder.get()
            all.append(templates.warnings)
            if let theme = reading.theme { all.append(theme.check(on: templates.palette)) }
        } catch {
            all.append(error)
            throw all
        }
        guard let site = reading.site, !all.hasErrors else { throw all }
        return (site, templates, all)
    }
}

extension Diagnostics {
    /// Prints all of them and a line that counts them.
    func complainAll() {
        guard !all.isEmpty else { return }
        complain(rendered)
        let errors = all.count { $0.severity == .error }
        let warnings = all.count - errors
        let counts = [(errors, "error"), (warnings, "warning")].filter { $0.0 > 0 }.map(counted)
        complain(counts.joined(separator: ", ") + ".")
    }
}

/// `1 page`, `2 pages`.
func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
