CREATE TABLE "conflicts" (
	"moderator_id" uuid NOT NULL,
	"provider_id" uuid NOT NULL,
	"declared_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "conflicts_key" PRIMARY KEY("moderator_id","provider_id")
);
--> statement-breakpoint
CREATE TABLE "decisions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"subject" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"provider_id" uuid,
	"moderator_id" uuid,
	"decision" text NOT NULL,
	"clause" text NOT NULL,
	"reason" text NOT NULL,
	"kind" text,
	"dated_on" date,
	"until_on" date,
	"checked" text,
	"state" text NOT NULL,
	"decided_at" timestamp (3) with time zone NOT NULL,
	"effect_at" timestamp (3) with time zone,
	CONSTRAINT "decisions_words" CHECK ("decisions"."subject" in ('evidence', 'claim', 'report') and "decisions"."decision" in ('accept', 'ask-again', 'refuse', 'not-applicable', 'false-answer', 'correct', 'no-change', 'remove', 'claim-grant', 'claim-refuse', 'join', 'appeal-uphold', 'appeal-reverse') and "decisions"."state" in ('first', 'set', 'effective', 'undone', 'split') and "decisions"."clause" ~ '^M-[1-9][0-9]*$'),
	CONSTRAINT "decisions_reason" CHECK (length(btrim("decisions"."reason")) > 0 and length("decisions"."reason") <= 2000 and ("decisions"."checked" is null or length(btrim("decisions"."checked")) > 0 and length("decisions"."checked") <= 1000)),
	CONSTRAINT "decisions_proof" CHECK (("decisions"."kind" is null) = ("decisions"."dated_on" is null) and ("decisions"."kind" is null) = ("decisions"."checked" is null) and ("decisions"."kind" is null or "decisions"."kind" in ('document', 'attested')) and ("decisions"."until_on" is null or "decisions"."until_on" >= "decisions"."dated_on")),
	CONSTRAINT "decisions_effect" CHECK ("decisions"."state" in ('first', 'split', 'undone') or "decisions"."effect_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "takings" (
	"subject" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"moderator_id" uuid NOT NULL,
	"taken_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "takings_key" PRIMARY KEY("subject","subject_id","moderator_id"),
	CONSTRAINT "takings_subject" CHECK ("takings"."subject" in ('evidence', 'claim', 'report'))
);
--> statement-breakpoint
CREATE TABLE "viewings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"evidence_id" uuid NOT NULL,
	"account_id" uuid,
	"viewed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "conflicts" ADD CONSTRAINT "conflicts_moderator_id_accounts_id_fk" FOREIGN KEY ("moderator_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conflicts" ADD CONSTRAINT "conflicts_provider_id_providers_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."providers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_provider_id_providers_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."providers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_moderator_id_accounts_id_fk" FOREIGN KEY ("moderator_id") REFERENCES "public"."accounts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "takings" ADD CONSTRAINT "takings_moderator_id_accounts_id_fk" FOREIGN KEY ("moderator_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "viewings" ADD CONSTRAINT "viewings_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "decisions_of_subject" ON "decisions" USING btree ("subject","subject_id");--> statement-breakpoint
CREATE INDEX "decisions_due" ON "decisions" USING btree ("effect_at") WHERE "decisions"."state" = 'set';--> statement-breakpoint
CREATE UNIQUE INDEX "decisions_once" ON "decisions" USING btree ("subject","subject_id","moderator_id") WHERE "decisions"."state" in ('first', 'set');--> statement-breakpoint
CREATE INDEX "viewings_of_evidence" ON "viewings" USING btree ("evidence_id","viewed_at");