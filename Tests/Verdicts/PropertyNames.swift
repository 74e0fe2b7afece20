import Forms

/// The answer to `{"judge": "properties"}`: what may stand in `\p{…}`.
struct PropertyNames: Encodable {
    let generalCategories = UnicodeNames.generalCategories.keys.sorted()
    let scripts = UnicodeNames.scripts.sorted()
}
