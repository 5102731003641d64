CREATE TABLE "evidence" (
	"id" uuid PRIMARY KEY NOT NULL,
	"provider_id" uuid NOT NULL,
	"edition" text NOT NULL,
	"check_id" text NOT NULL,
	"rule" text,
	"for_claim" boolean NOT NULL,
	"kind" text NOT NULL,
	"paper" text,
	"file_key" text,
	"file_type" text,
	"file_size" integer,
	"digest" text,
	"link" text,
	"dated_on" date NOT NULL,
	"until_on" date,
	"note" text,
	"state" text NOT NULL,
	"added_by" uuid,
	"added_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"times_asked" smallint DEFAULT 0 NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"proof_id" uuid,
	CONSTRAINT "evidence_kind" CHECK ("evidence"."kind" in ('document', 'attested')),
	CONSTRAINT "evidence_state" CHECK ("evidence"."state" in ('draft', 'waiting', 'asked', 'accepted', 'refused', 'withdrawn') and ("evidence"."state" = 'draft' or "evidence"."state" = 'withdrawn' or "evidence"."sent_at" is not null) and ("evidence"."state" in ('accepted', 'refused', 'withdrawn')) = ("evidence"."closed_at" is not null) and ("evidence"."proof_id" is null or "evidence"."state" = 'accepted')),
	CONSTRAINT "evidence_of_one" CHECK (("evidence"."link" is null) <> ("evidence"."file_type" is null) and ("evidence"."file_type" is null) = ("evidence"."file_size" is null) and ("evidence"."file_key" is null or "evidence"."file_type" is not null)),
	CONSTRAINT "evidence_link" CHECK ("evidence"."link" ~ '^https?://' and length("evidence"."link") <= 1000),
	CONSTRAINT "evidence_note" CHECK (length(btrim("evidence"."note")) > 0 and length("evidence"."note") <= 2000),
	CONSTRAINT "evidence_days" CHECK ("evidence"."until_on" >= "evidence"."dated_on")
);
--> statement-breakpoint
DROP INDEX "not_applicable_live";--> statement-breakpoint
ALTER TABLE "not_applicable_claims" ADD COLUMN "state" text DEFAULT 'published' NOT NULL;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_provider_id_providers_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."providers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_added_by_accounts_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."accounts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_proof_id_proofs_id_fk" FOREIGN KEY ("proof_id") REFERENCES "public"."proofs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "evidence_of_provider" ON "evidence" USING btree ("provider_id","edition","check_id");--> statement-breakpoint
CREATE INDEX "evidence_waiting" ON "evidence" USING btree ("sent_at") WHERE "evidence"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "evidence_files" ON "evidence" USING btree ("file_key") WHERE "evidence"."file_key" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "not_applicable_live" ON "not_applicable_claims" USING btree ("provider_id","edition","check_id","state") WHERE "not_applicable_claims"."taken_back_on" is null;--> statement-breakpoint
ALTER TABLE "not_applicable_claims" ADD CONSTRAINT "not_applicable_state" CHECK ("not_applicable_claims"."state" in ('draft', 'published') and ("not_applicable_claims"."state" = 'published' or "not_applicable_claims"."taken_back_on" is null));