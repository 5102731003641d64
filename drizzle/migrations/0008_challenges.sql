CREATE TABLE "appeals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"decision_id" uuid NOT NULL,
	"account_id" uuid,
	"text" text NOT NULL,
	"state" text NOT NULL,
	"sent_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "appeals_text" CHECK (length(btrim("appeals"."text")) > 0 and length("appeals"."text") <= 4000),
	CONSTRAINT "appeals_state" CHECK ("appeals"."state" in ('open', 'closed') and ("appeals"."state" = 'closed') = ("appeals"."closed_at" is not null))
);
--> statement-breakpoint
ALTER TABLE "decisions" DROP CONSTRAINT "decisions_words";--> statement-breakpoint
ALTER TABLE "decisions" DROP CONSTRAINT "decisions_effect";--> statement-breakpoint
ALTER TABLE "takings" DROP CONSTRAINT "takings_subject";--> statement-breakpoint
ALTER TABLE "cases" DROP CONSTRAINT "cases_kind";--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "appealed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "answers" ADD COLUMN "note_down_on" date;--> statement-breakpoint
ALTER TABLE "answers" ADD COLUMN "note_down_under" text;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "check_id" text;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "correction" jsonb;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "publishes_on" date;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "says" text;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "said_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "read_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "agreed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "check_id" text;--> statement-breakpoint
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "appeals_once" ON "appeals" USING btree ("decision_id");--> statement-breakpoint
CREATE INDEX "appeals_open" ON "appeals" USING btree ("sent_at") WHERE "appeals"."state" = 'open';--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_note_down" CHECK (("answers"."note_down_on" is null) = ("answers"."note_down_under" is null) and ("answers"."note_down_under" is null or "answers"."note_down_under" ~ '^M-[1-9][0-9]*$'));--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_heard" CHECK (("decisions"."state" <> 'heard' or "decisions"."publishes_on" is not null) and ("decisions"."says" is null) = ("decisions"."said_at" is null) and ("decisions"."says" is null or length(btrim("decisions"."says")) > 0 and length("decisions"."says") <= 4000));--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_words" CHECK ("decisions"."subject" in ('evidence', 'claim', 'report', 'fact-check', 'appeal') and "decisions"."decision" in ('accept', 'ask-again', 'refuse', 'not-applicable', 'false-answer', 'correct', 'no-change', 'remove', 'claim-grant', 'claim-refuse', 'join', 'appeal-uphold', 'appeal-reverse') and "decisions"."state" in ('first', 'set', 'heard', 'effective', 'undone', 'split', 'dropped', 'reversed') and "decisions"."clause" ~ '^M-[1-9][0-9]*$');--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_effect" CHECK ("decisions"."state" in ('first', 'split', 'undone', 'dropped') or "decisions"."effect_at" is not null);--> statement-breakpoint
ALTER TABLE "takings" ADD CONSTRAINT "takings_subject" CHECK ("takings"."subject" in ('evidence', 'claim', 'report', 'fact-check', 'appeal'));--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_kind" CHECK ("cases"."kind" in ('wrong-fact', 'answer', 'take-down', 'something-else') and ("cases"."kind" = 'something-else' or "cases"."provider_id" is not null) and ("cases"."kind" = 'answer') = ("cases"."check_id" is not null) and "cases"."check_id" ~ '^[A-Z]{3}-[0-9]{2}$');