/// Which learnt model a stage asks: the value of `model` under `with:`.
public enum ModelTier: String, Sendable, CaseIterable, Decodable {
    /// The small network or the linear model, everywhere.
    case fast
    /// The larger encoder, everywhere; a file that is missing or damaged is an error.
    case accurate
    /// The larger encoder where it pays; without its file the fast model, with a warning in the report.
    case auto

    /// The key for a stage's options.
    /// - Parameters:
    ///   - tiers: those that the stage has.
    ///   - meaning: where the larger encoder pays for this stage.
    public static func field(_ tiers: [ModelTier] = [.fast, .accurate, .auto], default tier: ModelTier, _ meaning: String) -> OptionField {
        OptionField("model", .choice(tiers.map(\.rawValue)), default: .string(tier.rawValue), meaning)
    }
}
