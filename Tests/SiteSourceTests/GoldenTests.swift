import Diagnostics
import SiteSource
import Testing

struct GoldenTests {
    @Test("every mistake is told as its golden file says", arguments: try Golden.all)
    func messages(of golden: Golden) throws {
        let folder = try TemporaryFolder()
        for file in golden.files { try folder.write(file.text, to: file.path) }
        let reading = Site.read(folder.site, messages: try Repository.messages())
        let messages = folder.shown(reading.diagnostics.rendered)
        if Golden.isRecording {
            try golden.record(messages)
        } else {
            #expect(messages == golden.messages)
        }
        #expect((reading.site == nil) == reading.diagnostics.hasErrors)
    }

    @Test("there is a golden file for each kind of mistake")
    func count() throws {
        #expect(try Golden.all.count >= 60)
    }
}
