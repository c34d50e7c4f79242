import RapporteurCLI

RapporteurCommand.main(adding: [])
