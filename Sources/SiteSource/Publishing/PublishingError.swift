/// Why something cannot be published or unpublished.
package struct PublishingError: Error, Sendable {
    /// What a person reads.
    package let sentence: String
    /// Whether the system refused it, and not the site.
    package let isInputOutput: Bool

    init(_ sentence: String, isInputOutput: Bool = false) {
        self.sentence = sentence
        self.isInputOutput = isInputOutput
    }
}
