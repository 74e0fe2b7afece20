import ArgumentParser

/// `docket publish TEAM[/…]`
struct Publish: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Publish a team, its form, its help centre, a category, an article or a language, and build.",
        discussion: "“published” in the file that says so becomes true; all else in it stays as it is.")

    @OptionGroup var options: PublishingOptions

    func run() throws { try options.run(publish: true) }
}
