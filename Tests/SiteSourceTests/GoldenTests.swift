import Diagnostics
import Goldens
import SiteSource
import Testing

struct GoldenTests {
    @Test("every mistake is told as its golden file says", arguments: try Golden.all(in: "Goldens"))
    func messages(of golden: Golden) throws {
        let folder = try TemporaryFolder()
        // A golden without a site.yaml has one without a problem.
        for file in golden.files { try folder.write(file.text, to: file.path) }
        let reading = Site.read(folder.site, templates: Repository.templates(of: folder.site))
        var diagnostics = reading.diagnostics
        if let theme = reading.theme { diagnostics.append(theme.check(on: try Repository.palette())) }
        let said = folder.shown(diagnostics.rendered)
        let expected = try golden.expected(besides: said)
        #expect(said == expected)
        #expect((reading.site == nil) == reading.diagnostics.hasErrors)
    }

    @Test("there is a golden file for each kind of mistake")
    func count() throws {
        #expect(try Golden.all(in: "Goldens").count >= 250)
    }
}
