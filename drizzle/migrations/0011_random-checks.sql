CREATE TABLE "drawn_answers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"draw_day" date NOT NULL,
	"provider_id" uuid NOT NULL,
	"slug" text NOT NULL,
	"edition" text NOT NULL,
	"check_id" text NOT NULL,
	"rule" text,
	"answer_id" uuid NOT NULL,
	"state" text NOT NULL,
	"due_on" date NOT NULL,
	"closed_on" date,
	CONSTRAINT "drawn_state" CHECK ("drawn_answers"."state" in ('asked', 'backed', 'changed', 'ended', 'over') and ("drawn_answers"."state" = 'asked') = ("drawn_answers"."closed_on" is null)),
	CONSTRAINT "drawn_days" CHECK ("drawn_answers"."due_on" > "drawn_answers"."draw_day")
);
--> statement-breakpoint
CREATE TABLE "draws" (
	"day" date PRIMARY KEY NOT NULL,
	"made_on" date NOT NULL,
	"seed" text NOT NULL,
	"record_number" bigint NOT NULL,
	"share" smallint NOT NULL,
	"answers" integer NOT NULL,
	"drawn" integer NOT NULL,
	"population" jsonb NOT NULL,
	"set_aside" jsonb NOT NULL,
	CONSTRAINT "draws_day" CHECK (extract(day from "draws"."day") = 1 and extract(month from "draws"."day") in (1, 4, 7, 10) and "draws"."made_on" >= "draws"."day"),
	CONSTRAINT "draws_seed" CHECK ("draws"."seed" ~ '^[0-9a-f]{64}$' and "draws"."record_number" >= 0),
	CONSTRAINT "draws_counts" CHECK ("draws"."drawn" between 0 and "draws"."answers" and jsonb_array_length("draws"."population") + jsonb_array_length("draws"."set_aside") = "draws"."answers")
);
--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "asked_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "unkept" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "digest" text;--> statement-breakpoint
ALTER TABLE "drawn_answers" ADD CONSTRAINT "drawn_answers_draw_day_draws_day_fk" FOREIGN KEY ("draw_day") REFERENCES "public"."draws"("day") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drawn_answers" ADD CONSTRAINT "drawn_answers_provider_id_providers_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."providers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drawn_answers" ADD CONSTRAINT "drawn_answers_answer_id_answers_id_fk" FOREIGN KEY ("answer_id") REFERENCES "public"."answers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "drawn_once" ON "drawn_answers" USING btree ("draw_day","provider_id","check_id",coalesce("rule", ''));--> statement-breakpoint
CREATE INDEX "drawn_open" ON "drawn_answers" USING btree ("provider_id") WHERE "drawn_answers"."state" = 'asked';--> statement-breakpoint
UPDATE "evidence" SET "asked_at" = coalesce((SELECT max(d.effect_at) FROM "decisions" d WHERE d.subject = 'evidence' AND d.subject_id = "evidence"."id" AND d.decision = 'ask-again' AND d.state = 'effective'), now()) WHERE "state" = 'asked';--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_asked" CHECK ("evidence"."state" <> 'asked' or "evidence"."asked_at" is not null);--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_digest" CHECK ("decisions"."digest" is null or ("decisions"."kind" is not null and "decisions"."digest" ~ '^[0-9a-f]{64}$'));