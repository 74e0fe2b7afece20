import ArgumentParser

/// `docket unpublish TEAM[/…]`
struct Unpublish: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Take what “docket publish” can publish off the site, and build.",
        discussion: "“published” in the file that says so becomes false; all else in it stays as it is.")

    @OptionGroup var options: PublishingOptions

    func run() throws { try options.run(publish: false) }
}
