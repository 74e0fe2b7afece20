import Diagnostics
import Foundation
import Goldens
import SiteBuilder
import SiteSource
import TemporaryFolders
import Testing

/// What `docket check site --templates templates` says of templates and their declarations.
struct TemplateGoldenTests {
    /// What the product’s folder cannot do without, for goldens that are about something else.
    private static let product = [
        (path: "templates/shared.yaml", text: "description: What every template is given.\nparameters: {}\n"),
        (
            path: "templates/assets/base.css",
            text: ["page", "surface", "accent"].map { "--\($0): light-dark(#000000, #ffffff);" }.joined()
        ), (path: "templates/gallery/gallery.css", text: ""),
    ]

    @Test("every mistake is told as its golden file says", arguments: try Golden.all(in: "TemplateGoldens"))
    func messages(of golden: Golden) throws {
        let folder = try TemporaryFolder()
        let ownPaths = golden.files.map(\.path)
        let missing = Self.product.filter { file in !ownPaths.contains { $0.hasPrefix(file.path) } }
        for file in missing + golden.files { try write(file.text, to: "\(folder.path)/\(file.path)") }
        let layers = TemplateLayers(base: "\(folder.path)/templates", site: "\(folder.path)/site")
        let said = problems(in: layers).rendered.replacing("\(folder.path)/", with: "")
        let expected = try golden.expected(besides: said)
        #expect(said == expected)
    }

    @Test("there is a golden file for each kind of mistake")
    func count() throws {
        #expect(try Golden.all(in: "TemplateGoldens").count >= 149)
    }

    private func write(_ text: String, to path: String) throws {
        let file = URL(fileURLWithPath: path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    /// As `docket check` reads templates beside the site.
    private func problems(in layers: TemplateLayers) -> Diagnostics {
        do throws(Diagnostics) {
            return try TemplateFolder(layers).warnings
        } catch {
            return error
        }
    }
}
