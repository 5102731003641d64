CREATE TABLE "lapse_notices" (
	"provider_id" uuid NOT NULL,
	"on_day" date NOT NULL,
	CONSTRAINT "lapse_notices_key" PRIMARY KEY("provider_id","on_day")
);
--> statement-breakpoint
ALTER TABLE "lapse_notices" ADD CONSTRAINT "lapse_notices_provider_id_providers_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."providers"("id") ON DELETE no action ON UPDATE no action;