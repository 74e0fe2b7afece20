extension YAMLValue {
    /// What to write in place of a word that means yes or no, after a space; empty where that is not clear.
    var remedyForBool: String {
        switch text?.lowercased() {
        case "yes", "on", "y", "1", "true": " Write true."
        case "no", "off", "n", "0", "false": " Write false."
        default: ""
        }
    }
}
