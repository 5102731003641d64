CREATE TABLE "identity_changes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "identity_changes_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 101 CACHE 1),
	"provider_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"other_id" uuid,
	"new_words" text,
	"old_words" text,
	"happened_on" date,
	"says" text NOT NULL,
	"link" text,
	"voice" text NOT NULL,
	"account_id" uuid,
	"contact" text,
	"state" text NOT NULL,
	"said_at" timestamp (3) with time zone NOT NULL,
	"decided_at" timestamp (3) with time zone,
	"own_first_claim" date,
	CONSTRAINT "identity_changes_number" UNIQUE("number"),
	CONSTRAINT "identity_changes_words" CHECK ("identity_changes"."kind" in ('renamed', 'sold-or-merged', 'new-legal-entity', 'predecessor', 'same-control') and "identity_changes"."voice" in ('firm', 'anybody') and "identity_changes"."state" in ('pending', 'confirmed', 'refused', 'dropped', 'undone')),
	CONSTRAINT "identity_changes_parts" CHECK (("identity_changes"."kind" in ('predecessor', 'same-control')) = ("identity_changes"."other_id" is not null) and ("identity_changes"."kind" in ('renamed', 'new-legal-entity')) = ("identity_changes"."new_words" is not null) and "identity_changes"."other_id" <> "identity_changes"."provider_id"),
	CONSTRAINT "identity_changes_said" CHECK (length(btrim("identity_changes"."says")) > 0 and length("identity_changes"."says") <= 4000 and length(btrim("identity_changes"."new_words")) > 0 and length("identity_changes"."new_words") <= 200 and length(btrim("identity_changes"."old_words")) > 0 and length("identity_changes"."old_words") <= 200 and length(btrim("identity_changes"."contact")) > 0 and length("identity_changes"."contact") <= 254 and "identity_changes"."link" ~ '^https?://' and length("identity_changes"."link") <= 1000),
	CONSTRAINT "identity_changes_voice" CHECK ("identity_changes"."voice" = 'firm' or "identity_changes"."account_id" is null),
	CONSTRAINT "identity_changes_decided" CHECK (("identity_changes"."state" = 'pending') = ("identity_changes"."decided_at" is null))
);
--> statement-breakpoint
ALTER TABLE "decisions" DROP CONSTRAINT "decisions_words";--> statement-breakpoint
ALTER TABLE "takings" DROP CONSTRAINT "takings_subject";--> statement-breakpoint
ALTER TABLE "provider_names" DROP CONSTRAINT "provider_names_kind";--> statement-breakpoint
ALTER TABLE "answers" ADD COLUMN "inherited_from" uuid;--> statement-breakpoint
ALTER TABLE "not_applicable_claims" ADD COLUMN "inherited_from" uuid;--> statement-breakpoint
ALTER TABLE "providers" ADD COLUMN "succeeded_by" uuid;--> statement-breakpoint
ALTER TABLE "providers" ADD COLUMN "succeeded_on" date;--> statement-breakpoint
ALTER TABLE "providers" ADD COLUMN "is_head" boolean GENERATED ALWAYS AS (succeeded_by is null) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "providers" ADD COLUMN "follows_head" boolean GENERATED ALWAYS AS (case when succeeded_by is not null then true end) STORED;--> statement-breakpoint
ALTER TABLE "identity_changes" ADD CONSTRAINT "identity_changes_provider_id_providers_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."providers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity_changes" ADD CONSTRAINT "identity_changes_other_id_providers_id_fk" FOREIGN KEY ("other_id") REFERENCES "public"."providers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity_changes" ADD CONSTRAINT "identity_changes_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "identity_changes_of_provider" ON "identity_changes" USING btree ("provider_id");--> statement-breakpoint
CREATE INDEX "identity_changes_pending" ON "identity_changes" USING btree ("said_at") WHERE "identity_changes"."state" = 'pending';--> statement-breakpoint
CREATE UNIQUE INDEX "identity_changes_once" ON "identity_changes" USING btree ("provider_id","kind",coalesce("other_id", "provider_id")) WHERE "identity_changes"."state" = 'pending' and "identity_changes"."voice" = 'firm';--> statement-breakpoint
ALTER TABLE "providers" ADD CONSTRAINT "providers_heads" UNIQUE("id","demonstration","is_head");--> statement-breakpoint
ALTER TABLE "providers" ADD CONSTRAINT "providers_succeeded_by" FOREIGN KEY ("succeeded_by","demonstration","follows_head") REFERENCES "public"."providers"("id","demonstration","is_head") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "providers_succeeded" ON "providers" USING btree ("succeeded_by") WHERE "providers"."succeeded_by" is not null;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_words" CHECK ("decisions"."subject" in ('evidence', 'claim', 'report', 'identity', 'fact-check', 'appeal') and "decisions"."decision" in ('accept', 'ask-again', 'refuse', 'not-applicable', 'false-answer', 'correct', 'no-change', 'remove', 'claim-grant', 'claim-refuse', 'join', 'appeal-uphold', 'appeal-reverse') and "decisions"."state" in ('first', 'set', 'heard', 'effective', 'undone', 'split', 'dropped', 'reversed') and "decisions"."clause" ~ '^M-[1-9][0-9]*$');--> statement-breakpoint
ALTER TABLE "takings" ADD CONSTRAINT "takings_subject" CHECK ("takings"."subject" in ('evidence', 'claim', 'report', 'identity', 'fact-check', 'appeal'));--> statement-breakpoint
ALTER TABLE "provider_names" ADD CONSTRAINT "provider_names_kind" CHECK ("provider_names"."kind" in ('legal', 'trading', 'former', 'predecessor', 'sister'));--> statement-breakpoint
ALTER TABLE "providers" ADD CONSTRAINT "providers_succession" CHECK (("providers"."succeeded_by" is null) = ("providers"."succeeded_on" is null));--> statement-breakpoint
CREATE OR REPLACE FUNCTION "keep_published_answer"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	-- A copy that another firm inherited may go again, on appeal: what was said stands where it was said first, and that is never deleted.
	IF OLD.state = 'published' AND ((TG_OP = 'DELETE' AND OLD.inherited_from IS NULL) OR (TG_OP = 'UPDATE' AND
		(NEW.provider_id, NEW.edition, NEW.check_id, NEW.rule, NEW.value, NEW.figures, NEW.flags, NEW.choice, NEW.would_not_say, NEW.state, NEW.given_on, NEW.inherited_from)
		IS DISTINCT FROM
		(OLD.provider_id, OLD.edition, OLD.check_id, OLD.rule, OLD.value, OLD.figures, OLD.flags, OLD.choice, OLD.would_not_say, OLD.state, OLD.given_on, OLD.inherited_from))) THEN
		RAISE EXCEPTION 'a published answer is never rewritten or deleted' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'answers_history';
	END IF;
	RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
