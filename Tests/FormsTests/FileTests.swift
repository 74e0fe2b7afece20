import Testing

@testable import Forms

struct FileTests {
    private func field(_ constraints: FileConstraints, required: Requirement = .never) -> Field {
        Field(attribute: .attachments, control: .file(constraints), label: "Photos", required: required)
    }

    private func file(_ name: String = "a.png", _ type: String = "image/png", size: Int = 10) -> ReceivedFile {
        ReceivedFile(field: "attachments", name: name, type: type, size: size)
    }

    private func error(
        _ constraints: FileConstraints, required: Requirement = .never, _ files: ReceivedFile..., limit: Int = .max
    ) -> FieldError? {
        let other = Field(attribute: .custom, name: "other", control: .text(TextConstraints()), label: "Other")
        return Form(fields: [field(constraints, required: required), other]).verdict(
            on: Submission([("other", "x")], files: files), messages: english, filesLimit: limit
        ).errors.first
    }

    @Test("A field may have no file, unless it is required")
    func missing() {
        #expect(error(FileConstraints()) == nil)
        #expect(
            error(FileConstraints(), required: true)
                == FieldError(field: "attachments", code: .valueMissing, message: "Choose a file for “Photos”."))
    }

    @Test("It may have as many files as the limit and not one more")
    func count() {
        #expect(error(FileConstraints(maxFiles: 1), file()) == nil)
        #expect(
            error(FileConstraints(maxFiles: 1), file(), file())
                == FieldError(
                    field: "attachments", code: .tooManyFiles,
                    message: "Choose one file at most for “Photos”. There are 2 now."))
        #expect(error(FileConstraints(maxFiles: 2), file(), file()) == nil)
        #expect(
            error(FileConstraints(maxFiles: 2), file(), file(), file())?.message
                == "Choose 2 files at most for “Photos”. There are 3 now.")
    }

    @Test("Each file may have as many bytes as the limit and not one more")
    func size() {
        #expect(error(FileConstraints(maxSize: 1_500_000), file(size: 1_500_000)) == nil)
        #expect(
            error(FileConstraints(maxSize: 1_500_000), file(size: 1_500_001))
                == FieldError(
                    field: "attachments", code: .fileTooLarge,
                    message: "Choose a smaller file for “Photos”. “a.png” has more than 1.5 MB."))
    }

    @Test("All files together may have as many bytes as the limit and not one more")
    func together() {
        let constraints = FileConstraints(maxFiles: 3)
        #expect(error(constraints, file(size: 6), file(size: 4), limit: 10) == nil)
        #expect(
            error(constraints, file(size: 6), file(size: 5), limit: 10)
                == FieldError(
                    field: "attachments", code: .fileTooLarge,
                    message: "Choose fewer or smaller files. All together may have at most 10 B."))
        #expect(error(constraints, file(size: .max), file(size: .max), limit: .max - 1)?.code == .fileTooLarge)
    }

    @Test(
        "A kind is judged by the name’s end or by the media type, whatever their case",
        arguments: [
            ([".pdf"], "a.pdf", "", true), ([".PDF"], "A.pdf", "", true), ([".pdf"], "A.PDF", "text/x", true),
            ([".pdf"], "a.pdf.exe", "application/pdf", false), ([".pdf"], ".pdf", "", false),
            ([".pdf"], "apdf", "", false), ([".tar.gz"], "a.tar.gz", "", true), ([".tar.gz"], "a.gz", "", false),
            (["image/png"], "a", "IMAGE/PNG; x=y", true), (["image/png"], "a.png", "image/jpeg", false),
            (["image/*"], "a", "image/x-anything", true), (["image/*"], "a.JPEG", "application/octet-stream", true),
            (["image/*"], "a.txt", "text/plain", false), (["image/*"], "a", "images/png", false),
            (["image/*", ".log"], "a.log", "", true), ([], "a.exe", "", true), (["video/*"], "a.mp4", "", true),
            (["audio/*"], "a.mp3", "", true), (["image/*"], "a.HEIC", "", true), (["image/*"], ".png", "", false),
        ] as [([String], String, String, Bool)])
    func kinds(accept: [String], name: String, type: String, passes: Bool) {
        #expect((error(FileConstraints(accept: accept), file(name, type)) == nil) == passes)
    }

    @Test("A kind that does not pass is told with those that do")
    func kindMessage() {
        #expect(
            error(FileConstraints(accept: ["image/*", ".pdf", ".log"]), file("a.exe", "x/y"))
                == FieldError(
                    field: "attachments", code: .fileType,
                    message: "Choose another file for “Photos”. “a.exe” is none of images, .pdf or .log."))
    }

    @Test("Each file that is wrong is named, for the first code that any has")
    func several() {
        let constraints = FileConstraints(maxFiles: 3, maxSize: 10, accept: [".png"])
        let files = [file("{size}.png", size: 11), file("b.exe", "x/y"), file("c.png", size: 12)]
        #expect(
            error(constraints, files[0], files[1], files[2])
                == FieldError(
                    field: "attachments", code: .fileTooLarge,
                    message:
                        "Choose smaller files for “Photos”. 2 files have more than 10 B: “{size}.png”, “c.png”."))
        #expect(
            error(constraints, files[1], file("d.exe", "x/y"), file())
                == FieldError(
                    field: "attachments", code: .fileType,
                    message: "Choose other files for “Photos”. 2 files are none of .png: “b.exe”, “d.exe”."))
    }

    @Test("Of several errors the first in the order of ErrorCode is said")
    func order() {
        let constraints = FileConstraints(maxFiles: 1, maxSize: 5, accept: [".pdf"])
        #expect(error(constraints, file(size: 6), file())?.code == .tooManyFiles)
        #expect(error(constraints, file(size: 6))?.code == .fileTooLarge)
        #expect(error(constraints, file(size: 5))?.code == .fileType)
    }

    @Test(
        "What a field takes is said beforehand",
        arguments: [
            (FileConstraints(), "One file of at most 1 MB."),
            (FileConstraints(maxFiles: 20, maxSize: 500_000), "Up to 20 files of at most 500 kB each."),
            (FileConstraints(accept: [".pdf"]), "One file of at most 1 MB: .pdf."),
            (
                FileConstraints(maxFiles: 3, maxSize: 5_000_000, accept: ["image/*", ".pdf", ".log"]),
                "Up to 3 files of at most 5 MB each: images, .pdf or .log."
            ),
            (FileConstraints(accept: ["audio/*", "video/*"]), "One file of at most 1 MB: sounds or videos."),
        ])
    func sentence(constraints: FileConstraints, sentence: String) {
        #expect(constraints.sentence(english) == sentence)
    }

    @Test("Between words that run from right to left the end of a name keeps its dot in front")
    func rightToLeft() {
        let arabic = Messages(language: "ar", texts: ["list_or": "{first} / {last}", "file_type_images": "images"])
        #expect(FileConstraints(accept: ["image/*", ".pdf"]).kinds(arabic) == "images / \u{200E}.pdf")
    }

    @Test("A form that gets only a file says something, and its file is no answer")
    func onlyAFile() {
        let verdict = Form(fields: [field(FileConstraints())]).verdict(
            on: Submission([("attachments", "text")], files: [file()]), messages: english)
        #expect(verdict.errors.isEmpty)
        #expect(verdict.answers.isEmpty)
        #expect(
            Form(fields: [field(FileConstraints())]).verdict(on: Submission(), messages: english).errors.map(\.message)
                == ["Answer at least one question."])
    }

    @Test(
        "Sizes are short for people",
        arguments: [
            (0, "0 B"), (999, "999 B"), (1_000, "1 kB"), (1_001, "2 kB"), (999_000, "999 kB"), (999_001, "1 MB"),
            (1_000_000, "1 MB"), (1_000_001, "1.1 MB"), (12_340_000, "12.4 MB"), (999_900_001, "1 GB"),
            (2_500_000_000, "2.5 GB"),
        ])
    func shown(bytes: Int, text: String) {
        #expect(FileSize.shown(bytes) == text)
    }

    @Test(
        "Limits are exact",
        arguments: [
            (1, "1 B"), (1_000, "1 kB"), (1_500, "1.5 kB"), (1_050, "1,050 B"), (25_001_000, "25,001 kB"),
            (5_000_000, "5 MB"), (2_500_000, "2.5 MB"), (1_000_000_000, "1 GB"),
        ])
    func exact(bytes: Int, text: String) {
        #expect(FileSize.exact(bytes, english.numbers) == text)
        #expect(FileSize.exact(bytes) == text.replacing(",", with: ""))
    }

    @Test("Sizes have the decimals of their language")
    func decimals() {
        let german = NumberStyle(group: ".", decimal: ",")
        #expect(FileSize.exact(1_500_000, german) == "1,5 MB")
        #expect(FileSize.shown(1_000_001, german) == "1,1 MB")
    }
}
